-- Where and when the current period's reports happened, as the source spells it.
-- params: start timestamp = timestamp '2024-11-04', end timestamp = timestamp '2024-11-18',
--     cutoff timestamp = timestamp '2024-11-21'
create or replace temp table fetched_current as
select
    source,
    organisation,
    area,
    place,
    category,
    subcategory,
    hour(occurred_at) as hour,
    isodow(occurred_at) > 5 as weekend,
    occurred_at = date_trunc('day', occurred_at) as dated,
    sum(antal)::bigint as n,
    coalesce(sum(antal) filter (police_reported), 0)::bigint as police
from incoming
where
    occurred_at >= $start::timestamp
    and occurred_at < $end::timestamp
    and antal > 0
    and greatest(occurred_at, reported_at) < $cutoff::timestamp
group by all
