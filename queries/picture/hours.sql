-- When the current period's reports happened, by area and category, over compared sources whose clock times mean that:
-- the feeds in $times, or all but `polisen` when it is null. Exactly midnight is a date without a time.
-- params: part varchar = 'all', times varchar[] = ['rapporter'], name varchar = 'reports'
-- returns: area varchar, category varchar, morning bigint, day bigint, evening bigint, night bigint, weekend bigint,
--     dated bigint
with timed as (
    select
        area_of.area,
        category_of.category,
        seen.hour,
        seen.weekend,
        seen.dated or not case
            when $times::varchar[] is null
                then est_key(coalesce(est_blank(seen.source), $name::varchar)) <> 'polisen'
            else list_contains(
                list_transform($times::varchar[], lambda est_t: est_key(est_t)),
                est_key(coalesce(est_blank(seen.source), $name::varchar))
            )
        end as dated,
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
    where category_of.kind = 'event'
)

select
    area,
    category,
    coalesce(sum(n) filter (not dated and hour between 5 and 9), 0)::bigint as morning,
    coalesce(sum(n) filter (not dated and hour between 10 and 16), 0)::bigint as day,
    coalesce(sum(n) filter (not dated and hour between 17 and 21), 0)::bigint as evening,
    coalesce(sum(n) filter (not dated and (hour >= 22 or hour < 5)), 0)::bigint as night,
    coalesce(sum(n) filter (not dated and weekend), 0)::bigint as weekend,
    coalesce(sum(n) filter (dated), 0)::bigint as dated
from timed
group by area, category
having sum(n) > 0
order by area = 'Okänt område', area collate sv, area, category collate sv, category
