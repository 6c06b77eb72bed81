-- Reports of the current period by area, category and place, no finer than street, over the sources that are compared;
-- sensitive categories left out.
-- params: part varchar = 'all'
-- returns: area varchar, category varchar, place varchar, count bigint
with placed as (
    select
        area_of.area,
        category_of.category,
        est_place(coalesce(masks.masked, seen.place)) as place,
        case $part when 'police' then seen.police when 'other' then seen.n - seen.police else seen.n end as n
    from fetched_current as seen
    inner join pair_of
        on seen.source is not distinct from pair_of.raw_source
        and seen.organisation is not distinct from pair_of.raw_organisation
    inner join sources on pair_of.id = sources.id and sources.used
    inner join area_of on seen.area is not distinct from area_of.raw_area
    inner join category_of
        on seen.category is not distinct from category_of.raw_category
        and seen.subcategory is not distinct from category_of.raw_subcategory
    left join masks on masks.kind = 'place' and seen.place = masks.given
    where category_of.kind = 'event' and not category_of.sensitive
)

select area, category, place, sum(n)::bigint as count
from placed
where place is not null
group by area, category, place
having sum(n) > 0
order by
    area = 'Okänt område', area collate sv, area, category collate sv, category, count desc, place collate sv, place
