-- Sources, and where kinds tell them apart categories, as the source spells them, each with its hash, the periods of
-- its first and last report, and its latest word. `gone`: it has only elder reports, and its latest word is not known.
-- params: end timestamp = timestamp '2024-11-18', by_category boolean = true,
--     by_subcategory boolean = true
create or replace temp table fetched_names as
with recent as (
    select
        source,
        organisation,
        case when $by_category then category end as category,
        case when $by_subcategory then subcategory end as subcategory,
        est_hash(source, organisation, fetched_counts.category, fetched_counts.subcategory) as key,
        max(back)::bigint as first_back,
        min(back)::bigint as last_back,
        max(heard) as heard
    from fetched_counts
    group by all
),

elder as (
    select
        *,
        (epoch_us($end::timestamp) - epoch_us(first_at) - 1) // 1209600000000 as first_back,
        (epoch_us($end::timestamp) - epoch_us(last_at) - 1) // 1209600000000 as last_back
    from fetched_elder
)

select
    coalesce(recent.key, elder.key) as key,
    coalesce(recent.source, elder.source) as source,
    coalesce(recent.organisation, elder.organisation) as organisation,
    coalesce(recent.category, elder.category) as category,
    coalesce(recent.subcategory, elder.subcategory) as subcategory,
    greatest(recent.first_back, elder.first_back) as first_back,
    least(recent.last_back, elder.last_back) as last_back,
    greatest(recent.heard, fetched_late.heard) as heard,
    recent.key is null as gone
from recent
full join elder on recent.key = elder.key
left join fetched_late on coalesce(recent.key, elder.key) = fetched_late.key
