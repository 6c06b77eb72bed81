-- From when to when each source has reported events: `reach` is the furthest back period that it has data for (the
-- one after its first report; -1 when that is yet to come), `last_back` the period of its last report.
-- params: end timestamp = timestamp '2024-11-18'
create or replace temp table source_spans as
select
    pair_of.id,
    any_value(pair_of.source) as source,
    any_value(pair_of.organisation) as organisation,
    coalesce(max(fetched_spans.last_reported_at), max(fetched_spans.last_at)) as last_reported_at,
    ((epoch_us($end::timestamp) - epoch_us(min(fetched_spans.first_at)) - 1) // 1209600000000)::integer - 1 as reach,
    ((epoch_us($end::timestamp) - epoch_us(max(fetched_spans.last_at)) - 1) // 1209600000000)::integer as last_back
from fetched_spans
inner join pair_of
    on fetched_spans.source is not distinct from pair_of.raw_source
    and fetched_spans.organisation is not distinct from pair_of.raw_organisation
inner join category_of
    on fetched_spans.category is not distinct from category_of.raw_category
    and fetched_spans.subcategory is not distinct from category_of.raw_subcategory
    and category_of.kind = 'event'
group by pair_of.id
