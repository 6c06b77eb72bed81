-- What is elder than $start and was reported after it: its latest word, and how much of it is unknown at $cutoff.
-- params: since timestamp = timestamp '1900-01-01', start timestamp = timestamp '2023-10-23',
--     cutoff timestamp = timestamp '2024-11-21'
create or replace temp table fetched_late as
select
    est_hash(source, organisation, category, subcategory) as key,
    max(reported_at) filter (reported_at < $cutoff::timestamp) as heard,
    count(*) filter (reported_at >= $cutoff::timestamp) as unknown
from incoming
where
    occurred_at >= $since::timestamp
    and occurred_at < $start::timestamp
    and reported_at >= $start::timestamp
    and antal > 0
group by key
