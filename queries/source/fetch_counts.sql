-- Counts as the source spells them, of the periods from $start on, `back` periods before the one that ends at $end.
-- `n` and `police` are what was known of each period at the age that the current one has at $cutoff, and happened
-- within the same elapsed time; `heard` is the latest word of all that is known at $cutoff.
-- params: start timestamp = timestamp '2023-10-23', end timestamp = timestamp '2024-11-18',
--     cutoff timestamp = timestamp '2024-11-21', by_subcategory boolean = true
create or replace temp table fetched_counts as
with dated as (
    select
        * replace (case when $by_subcategory then subcategory end as subcategory),
        ((epoch_us($end::timestamp) - epoch_us(occurred_at) - 1) // 1209600000000)::integer as back,
        epoch_us(greatest(occurred_at, reported_at)) < epoch_us($cutoff::timestamp) - 1209600000000 * back as known
    from incoming
    where
        occurred_at >= $start::timestamp
        and occurred_at < $end::timestamp
        and greatest(occurred_at, reported_at) < $cutoff::timestamp
        and antal > 0
)

select
    source,
    organisation,
    area,
    category,
    subcategory,
    back,
    sum(if(known, antal, 0))::bigint as n,
    sum(if(known and police_reported, antal, 0))::bigint as police,
    max(coalesce(reported_at, occurred_at)) as heard
from dated
group by all
