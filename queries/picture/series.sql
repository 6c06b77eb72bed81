-- One row for the whole, each area, each category and each cell that is not zero: its counts, and over the sources
-- that series run over one value a period, `values[back + 1]`, null where none of them has data; `earlier` is where
-- all of them have.
-- params: part varchar = 'all', window integer = 27
create or replace temp table series as
with span as (
    select coalesce(max(reach), -1) as reach, coalesce(min(reach), -1) as all_reach from sources where used
),

counts as (
    select
        events.back,
        events.area,
        events.category,
        sources.used and (events.back = 0 or events.back <= sources.reach) as used,
        events.police,
        case $part when 'police' then events.police when 'other' then events.n - events.police else events.n end as n,
        case $part when 'other' then 0 else events.police end as police_reported
    from events
    inner join sources on events.source_id = sources.id
    where events.kind = 'event'
),

summed as (
    select
        case grouping(area, category) when 0 then 'cell' when 1 then 'area' when 2 then 'category' else 'total' end
            as family,
        area,
        category,
        back,
        sum(n)::bigint as n,
        coalesce(sum(n) filter (used), 0)::bigint as compared,
        sum(police_reported)::bigint as police_reported,
        coalesce(sum(police_reported) filter (used), 0)::bigint as police_compared
    from counts
    group by grouping sets ((back), (area, back), (category, back), (area, category, back))
),

present as (
    select family, area, category
    from summed
    group by all
    having
        coalesce(sum(n) filter (back = 0), 0) > 0
        or coalesce(sum(compared) filter (back <= 26), 0) > 0
    union
    select 'total', null, null
    union
    select distinct 'area', area, null from area_keys
    union
    select distinct 'category', null, category from category_keys where kind = 'event'
),

gridded as (
    select
        present.family,
        present.area,
        present.category,
        list(
            case when periods.back = 0 or periods.back <= span.reach then coalesce(summed.compared, 0) end
            order by periods.back
        ) as by_back,
        list(case when periods.back <= span.all_reach then coalesce(summed.compared, 0) end order by periods.back)
            as by_back_of_all,
        coalesce(sum(summed.n) filter (periods.back = 0), 0)::bigint as count,
        coalesce(sum(summed.police_reported) filter (periods.back = 0), 0)::bigint as police_reported,
        coalesce(sum(summed.police_compared) filter (periods.back = 0), 0)::bigint as police_compared
    from present
    cross join range($window + 1) as periods (back)
    cross join span
    left join summed
        on present.family = summed.family
        and present.area is not distinct from summed.area
        and present.category is not distinct from summed.category
        and periods.back = summed.back
    group by all
)

select
    row_number() over () as id,
    family,
    area,
    category,
    count,
    police_reported,
    police_compared,
    by_back[1] as compared,
    by_back,
    list_reverse(by_back[1:27]) as series,
    list_reverse(by_back_of_all[28:53]) as earlier
from gridded
