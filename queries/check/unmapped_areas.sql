-- The areas that areas.csv does not know, with how many reports they have, most first; none where there is no list.
-- params: since timestamp = timestamp '2023-03-20'
-- returns: value varchar, n bigint
with seen as (
    select area, sum(antal)::bigint as n
    from incoming
    where occurred_at >= $since::timestamp and antal > 0 and exists (select 1 from area_keys)
    group by area
)

select est_blank(seen.area) as value, sum(seen.n)::bigint as n
from seen
left join area_keys on est_key(seen.area) = area_keys.key
where area_keys.key is null and est_blank(seen.area) is not null
group by all
order by n desc, value collate sv, value
