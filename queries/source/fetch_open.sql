-- What was reported in the window and had no end at $cutoff, as the source spells it; empty unless $wanted.
-- params: start timestamp = timestamp '2023-11-06', cutoff timestamp = timestamp '2024-11-21', wanted boolean = true
create or replace temp table fetched_open as
select
    area,
    category,
    subcategory,
    sum(antal)::bigint as n,
    coalesce(sum(antal) filter (police_reported), 0)::bigint as police
from incoming
where
    $wanted
    and occurred_at >= $start::timestamp
    and antal > 0
    and greatest(occurred_at, reported_at) < $cutoff::timestamp
    and (occurred_until is null or occurred_until >= $cutoff::timestamp)
group by all
