-- How many reports say that they happened at $cutoff or later, and when the last of them.
-- params: cutoff timestamp = timestamp '2024-11-21'
-- returns: n bigint, last_at timestamp
select coalesce(sum(antal), 0)::bigint as n, max(occurred_at) as last_at
from incoming
where occurred_at >= $cutoff::timestamp and antal > 0
