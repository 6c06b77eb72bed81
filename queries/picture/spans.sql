-- From when to when each source has reported events: `reach` is the furthest back period that it has data for (the
-- one after its first report; -1 when that is yet to come), `last_back` the period of its last report.
-- params: end timestamp = timestamp '2024-11-18', by_category boolean = true
create or replace temp table source_spans as
with spans as (
    select
        hash(source, organisation, case when $by_category then category end, subcategory) as key,
        max(back) as first_back,
        min(back) as last_back
    from fetched_counts
    group by key
    union all
    select
        key,
        (epoch_us($end::timestamp) - epoch_us(first_at) - 1) // 1209600000000 as first_back,
        (epoch_us($end::timestamp) - epoch_us(last_at) - 1) // 1209600000000 as last_back
    from fetched_elder
)

select
    pair_of.id,
    any_value(pair_of.source) as source,
    any_value(pair_of.organisation) as organisation,
    greatest(max(fetched_names.heard), max(fetched_late.heard)) as last_reported_at,
    max(spans.first_back)::integer - 1 as reach,
    min(spans.last_back)::integer as last_back
from spans
inner join fetched_names on spans.key = fetched_names.key
left join fetched_late on spans.key = fetched_late.key
inner join pair_of
    on fetched_names.source is not distinct from pair_of.raw_source
    and fetched_names.organisation is not distinct from pair_of.raw_organisation
inner join category_of
    on fetched_names.category is not distinct from category_of.raw_category
    and fetched_names.subcategory is not distinct from category_of.raw_subcategory
    and category_of.kind = 'event'
group by pair_of.id
