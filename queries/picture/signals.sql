-- The word of each series (method.md, *The word*): q values within its family, by Benjamini and Hochberg, `thin`
-- members left out; an almost empty row (m < 1) enters on the high side given that it has at least three reports.
create or replace temp table signals as
with judged_series as (
    select
        series.id,
        series.family,
        series.compared as y,
        judged.* exclude (role, id),
        coalesce(judged.n < 8 or (judged.m < 1 and series.compared < 3), true) as thin,
        case
            when judged.m < 1 and series.family <> 'total' then least(1, judged.p_high / judged.p_three)
            else judged.p_high
        end as p_entered
    from series
    left join judged on series.id = judged.id and judged.role = 'series'
),

entered as (
    select
        *,
        case when family <> 'total' and not thin then p_entered end as high_member,
        case when family <> 'total' and not thin then p_low end as low_member
    from judged_series
),

sides as (
    select family, 'high' as side, list_sort(list(high_member)) as sorted
    from entered
    where high_member is not null
    group by family
    union all
    select family, 'low' as side, list_sort(list(low_member)) as sorted
    from entered
    where low_member is not null
    group by family
),

ranked as (
    select family, side, len(sorted) as members, unnest(sorted) as p, unnest(range(1, len(sorted) + 1)) as rank
    from sides
),

adjusted as (
    select distinct
        family,
        side,
        p,
        least(1, min(p * members / rank) over (partition by family, side order by rank desc)) as q
    from ranked
),

sided as (
    select
        entered.*,
        case when entered.family = 'total' and n > 0 then least(1, 2 * least(p_high, p_low)) else above.q end as q_high,
        case when entered.family = 'total' and n > 0 then q_high else below.q end as q_low
    from entered
    left join adjusted as above
        on entered.family = above.family and entered.high_member = above.p and above.side = 'high'
    left join adjusted as below
        on entered.family = below.family and entered.low_member = below.p and below.side = 'low'
)

select
    *,
    case when p_entered <= p_low then q_high else q_low end as q_value,
    case
        when thin then 'thin'
        when q_high <= 0.10 and y >= 3 and y > high then 'high'
        when q_low <= 0.10 and m >= 3 and y < low then 'low'
        else 'normal'
    end as signal
from sided
