-- When each feed and organisation first and last reported, over the whole source: the one scan of all of it.
-- params: since timestamp = timestamp '1000-01-01', end timestamp = timestamp '2024-11-18',
--     cutoff timestamp = timestamp '2024-11-21', by_category boolean = true, by_subcategory boolean = true
create or replace temp table fetched_spans as
select
    source,
    organisation,
    case when $by_category then category end as category,
    case when $by_subcategory then subcategory end as subcategory,
    min(occurred_at) as first_at,
    max(occurred_at) as last_at,
    max(reported_at) as last_reported_at
from incoming
where
    occurred_at >= $since::timestamp
    and occurred_at < $end::timestamp
    and antal > 0
    and greatest(occurred_at, reported_at) < $cutoff::timestamp
group by all
