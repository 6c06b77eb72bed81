-- Which area each spelling in the database is: unknown or blank is "Okänt område"; without a list all pass through.
create or replace temp table area_of as
with seen as (
    select spelled_areas.area as raw_area, coalesce(masks.masked, spelled_areas.area) as area
    from spelled_areas
    left join masks on masks.kind = 'name' and spelled_areas.area = masks.given
)

select
    seen.raw_area,
    case
        when exists (select 1 from area_keys) then coalesce(area_keys.area, 'Okänt område')
        else coalesce(est_blank(seen.area), 'Okänt område')
    end as area
from seen
left join area_keys on est_key(seen.area) = area_keys.key
