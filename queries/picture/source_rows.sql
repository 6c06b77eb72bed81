-- Every source with its count in the current period, of all parts, whether it is silent and comparable, and its own usual band.
-- returns: source varchar, organisation varchar, count bigint, last_reported_at timestamp, silent boolean,
--     comparable boolean, low bigint, high bigint
with counts as (
    select source_id, sum(n)::bigint as n
    from events
    where kind = 'event' and back = 0
    group by source_id
)

select
    sources.source,
    sources.organisation,
    coalesce(counts.n, 0) as count,
    sources.last_reported_at,
    sources.silent,
    sources.comparable,
    judged.low,
    judged.high
from sources
left join counts on sources.id = counts.source_id
left join judged on sources.id = judged.id and judged.role = 'source'
order by
    sources.source collate sv, sources.source, sources.organisation collate sv nulls first, sources.organisation
