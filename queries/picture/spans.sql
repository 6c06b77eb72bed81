-- From when to when each source has reported events: `reach` is the furthest back period that it has data for (the
-- one after its first report; -1 when that is yet to come), `last_back` the period of its last report.
-- params: end timestamp = timestamp '2024-11-18'
create or replace temp table source_spans as
select
    pair_of.id,
    any_value(pair_of.source) as source,
    any_value(pair_of.organisation) as organisation,
    greatest(max(names.heard), max(late.heard)) as last_reported_at,
    max(greatest(
        names.first_back,
        (epoch_us($end::timestamp) - epoch_us(elder.first_at) - 1) // 1209600000000
    ))::integer - 1 as reach,
    min(coalesce(
        names.last_back,
        (epoch_us($end::timestamp) - epoch_us(elder.last_at) - 1) // 1209600000000
    ))::integer as last_back
from fetched_names as names
inner join pair_of
    on names.source is not distinct from pair_of.raw_source
    and names.organisation is not distinct from pair_of.raw_organisation
inner join category_of
    on names.category is not distinct from category_of.raw_category
    and names.subcategory is not distinct from category_of.raw_subcategory
    and category_of.kind = 'event'
left join fetched_elder as elder on names.key = elder.key
left join fetched_late as late on names.key = late.key
group by pair_of.id
