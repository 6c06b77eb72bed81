-- Counts as the source spells them, for the periods from $start, `back` periods before the one that ends at $end.
-- Of each period only what was known at the age that the current one has at $cutoff, and within the same elapsed time.
-- params: start timestamp = timestamp '2023-10-23', end timestamp = timestamp '2024-11-18',
--     cutoff timestamp = timestamp '2024-11-21', by_subcategory boolean = true
create or replace temp table fetched_counts as
select
    source,
    organisation,
    area,
    category,
    case when $by_subcategory then subcategory end as subcategory,
    ((epoch_us($end::timestamp) - epoch_us(occurred_at) - 1) // 1209600000000)::integer as back,
    sum(antal)::bigint as n,
    coalesce(sum(antal) filter (police_reported), 0)::bigint as police
from incoming
where
    occurred_at >= $start::timestamp
    and occurred_at < $end::timestamp
    and antal > 0
    and epoch_us(greatest(occurred_at, reported_at)) < epoch_us($cutoff::timestamp) - 1209600000000 * back
group by all
