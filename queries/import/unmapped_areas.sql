-- The areas that areas.csv does not know, the most common first; none where there is no list.
-- returns: area varchar, n bigint
with
areas as (
    select area, count(*) as n
    from staged
    where area is not null and not excluded and refused is null and exists (from area_keys)
    group by area
)
select area, n
from areas
where est_key(area) not in (select key from area_keys)
order by n desc, area
