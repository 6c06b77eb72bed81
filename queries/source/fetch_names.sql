-- The names and the latest word of what has only elder reports. Where there is none, nothing is read.
-- params: since timestamp = timestamp '1000-01-01', start timestamp = timestamp '2023-10-23',
--     cutoff timestamp = timestamp '2024-11-21', by_category boolean = true, by_subcategory boolean = true
insert into fetched_names
select
    incoming.source,
    incoming.organisation,
    case when $by_category then incoming.category end as category,
    case when $by_subcategory then incoming.subcategory end as subcategory,
    unknown.key,
    null as first_back,
    null as last_back,
    max(coalesce(incoming.reported_at, incoming.occurred_at)) as heard
from incoming
inner join (select key from fetched_elder except select key from fetched_names) as unknown
    on hash(
        incoming.source,
        incoming.organisation,
        case when $by_category then incoming.category end,
        case when $by_subcategory then incoming.subcategory end
    ) = unknown.key
where
    incoming.occurred_at >= $since::timestamp
    and incoming.occurred_at < $start::timestamp
    and incoming.antal > 0
    and greatest(incoming.occurred_at, incoming.reported_at) < $cutoff::timestamp
group by all
