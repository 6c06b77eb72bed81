-- The categories that categories.csv does not know, with how many reports they have, most first; none where there is
-- no list. They count as events under the name they came with.
-- params: since timestamp = timestamp '2023-03-20'
-- returns: value varchar, n bigint
with seen as (
    select category, sum(antal)::bigint as n
    from incoming
    where occurred_at >= $since::timestamp and antal > 0 and exists (select 1 from category_keys)
    group by category
)

select est_blank(seen.category) as value, sum(seen.n)::bigint as n
from seen
left join category_keys on est_key(seen.category) = category_keys.key
where category_keys.key is null and est_blank(seen.category) is not null
group by all
order by n desc, value collate sv, value
