-- What is listed and never compared, by area: conditions that were open at the cutoff, and the calendar's and the
-- positive reports of the current period.
-- params: part varchar = 'all'
-- returns: category varchar, kind varchar, area varchar, count bigint
with conditions as (
    select category_of.category, category_of.kind, area_of.area, seen.n, seen.police
    from fetched_open as seen
    inner join area_of on seen.area is not distinct from area_of.raw_area
    inner join category_of
        on seen.category is not distinct from category_of.raw_category
        and seen.subcategory is not distinct from category_of.raw_subcategory
    where category_of.kind = 'condition'
),

dated as (
    select category, kind, area, n, police
    from events
    where kind in ('calendar', 'positive') and back = 0
)

select
    category,
    kind,
    area,
    sum(case $part when 'police' then police when 'other' then n - police else n end)::bigint as count
from (select * from conditions union all select * from dated) as listed
group by category, kind, area
having count > 0
order by kind, category collate sv, category, area = 'Okänt område', area collate sv, area
