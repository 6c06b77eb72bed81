-- One row for the whole, each area, each category and each cell that is not zero: its counts, and over the sources
-- that series run over one value a period, `by_back[back + 1]`, null where none of them has data. `series` is the
-- contract's 27 values; `earlier` the 26 before them, null where not all of the sources have data.
-- params: part varchar = 'all', window integer = 27
create or replace temp table series as
with span as (
    select coalesce(max(reach), -1) as reach, coalesce(min(reach), -1) as all_reach from sources where used
),

parted as (
    select
        events.area,
        events.category,
        events.back,
        sources.used and (events.back = 0 or events.back <= sources.reach) as used,
        case $part when 'police' then events.police when 'other' then events.n - events.police else events.n end as n,
        case $part when 'other' then 0 else events.police end as police
    from events
    inner join sources on events.source_id = sources.id
    where events.kind = 'event'
),

cells as (
    select
        area,
        category,
        back,
        sum(n) as n,
        sum(if(used, n, 0)) as compared,
        sum(police) as police,
        sum(if(used, police, 0)) as police_compared
    from parted
    group by area, category, back
),

members as (
    select 'total' as family, null as area, null as category, true as listed, cells.* exclude (area, category)
    from cells
    union all
    select 'area', area, null, false, cells.* exclude (area, category) from cells
    union all
    select 'category', null, category, false, cells.* exclude (area, category) from cells
    union all
    select 'cell', area, category, false, cells.* exclude (area, category) from cells
    union all
    select 'total', null, null, true, 0, 0, 0, 0, 0
    union all
    select 'area', area, null, true, 0, 0, 0, 0, 0 from area_keys
    union all
    select 'category', null, category, true, 0, 0, 0, 0, 0 from category_keys where kind = 'event'
),

summed as (
    select
        family,
        area,
        category,
        back,
        bool_or(listed) as listed,
        sum(n)::bigint as n,
        sum(compared)::bigint as compared,
        sum(police)::bigint as police,
        sum(police_compared)::bigint as police_compared
    from members
    group by family, area, category, back
),

gathered as (
    select
        family,
        area,
        category,
        bool_or(listed) as listed,
        list(back) as backs,
        list(compared) as counts,
        sum(if(back = 0, n, 0))::bigint as count,
        sum(if(back = 0, police, 0))::bigint as police_reported,
        sum(if(back = 0, police_compared, 0))::bigint as police_compared
    from summed
    group by family, area, category
),

arranged as (
    select
        gathered.*,
        span.all_reach,
        list_transform(
            range($window + 1),
            lambda est_b: case
                when est_b = 0 or est_b <= span.reach then coalesce(counts[list_position(backs, est_b)], 0)
            end
        ) as by_back
    from gathered
    cross join span
)

select
    (row_number() over ())::ubigint as id,
    family,
    area,
    category,
    count,
    police_reported,
    police_compared,
    by_back[1] as compared,
    by_back,
    list_reverse(by_back[1:27]) as series,
    list_transform(range(52, 26, -1), lambda est_b: case when est_b <= all_reach then by_back[est_b + 1] end) as earlier
from arranged
where listed or count > 0 or list_sum(by_back[1:27]) > 0
