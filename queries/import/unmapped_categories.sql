-- The categories that categories.csv does not know, the most common first; none where there is no list.
-- returns: category varchar, n bigint
with
categories as (
    select category, count(*) as n
    from staged
    where category is not null and not excluded and refused is null and exists (from category_keys)
    group by category
)
select category, n
from categories
where est_key(category) not in (select key from category_keys)
order by n desc, category
