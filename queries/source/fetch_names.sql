-- The names of what has only elder reports. Where there is none, nothing is read.
-- params: since timestamp = timestamp '1000-01-01', start timestamp = timestamp '2023-10-23',
--     by_category boolean = true, by_subcategory boolean = true
insert into fetched_names
select distinct
    incoming.source,
    incoming.organisation,
    case when $by_category then incoming.category end as category,
    case when $by_subcategory then incoming.subcategory end as subcategory,
    unknown.key
from incoming
inner join (select key from fetched_elder except select key from fetched_names) as unknown
    on hash(
        incoming.source,
        incoming.organisation,
        case when $by_category then incoming.category end,
        case when $by_subcategory then incoming.subcategory end
    ) = unknown.key
where incoming.occurred_at >= $since::timestamp and incoming.occurred_at < $start::timestamp
