-- When each source first and last reported before $start: the one scan of all there is, so it reads as little as it
-- can: reporting times only where something is unknown at $cutoff. Sources, and where kinds tell them apart categories,
-- are grouped by a hash of their names (est_hash), three times as fast as by the names; `first` takes those along.
-- params: since timestamp = timestamp '1900-01-01', start timestamp = timestamp '2023-10-23',
--     cutoff timestamp = timestamp '2024-11-21', any_unknown boolean = true, by_category boolean = true,
--     by_subcategory boolean = true
create or replace temp table fetched_elder as
select
    est_hash(source, organisation, category, subcategory) as key,
    first(source) as source,
    first(organisation) as organisation,
    case when $by_category then first(category) end as category,
    case when $by_subcategory then first(subcategory) end as subcategory,
    min(occurred_at) as first_at,
    max(occurred_at) as last_at
from incoming
where
    occurred_at >= $since::timestamp
    and occurred_at < $start::timestamp
    and antal > 0
    and (not $any_unknown or greatest(occurred_at, reported_at) < $cutoff::timestamp)
group by key
