-- Event counts by source and period, as far back as the test of silence looks.
create or replace temp view source_counts as
select source_id, back, sum(n)::bigint as n from events where kind = 'event' group by all
union all
select id as source_id, back, n from fetched_history
