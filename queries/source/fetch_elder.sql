-- When each source first and last reported before $start: the one scan of all there is. Sources, and where kinds tell
-- them apart categories, are grouped by a hash of their names, which is three times as fast as by the names.
-- params: since timestamp = timestamp '1000-01-01', start timestamp = timestamp '2023-10-23',
--     cutoff timestamp = timestamp '2024-11-21', by_category boolean = true, by_subcategory boolean = true
create or replace temp table fetched_elder as
select
    hash(
        source,
        organisation,
        case when $by_category then category end,
        case when $by_subcategory then subcategory end
    ) as key,
    min(occurred_at) as first_at,
    max(occurred_at) as last_at,
    max(coalesce(reported_at, occurred_at)) as heard
from incoming
where
    occurred_at >= $since::timestamp
    and occurred_at < $start::timestamp
    and greatest(occurred_at, reported_at) < $cutoff::timestamp
    and antal > 0
group by key
