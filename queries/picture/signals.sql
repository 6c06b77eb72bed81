-- The word of each series (method.md, *The word*): q values within its family, by Benjamini and Hochberg, `thin`
-- members left out; an almost empty row (m < 1) enters on the high side given that it has at least three reports.
create or replace temp table signals as
with entered as (
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
    left join judged on series.id = judged.id and judged.role = 'now'
),

ranked as (
    select
        *,
        count(*) over (partition by family, thin) as members,
        row_number() over (partition by family, thin order by p_entered) as rank_high,
        row_number() over (partition by family, thin order by p_low) as rank_low
    from entered
),

adjusted as (
    select
        *,
        case
            when family = 'total' and n > 0 then least(1, 2 * least(p_high, p_low))
            when not thin then least(1, min(p_entered * members / rank_high) over higher)
        end as q_high,
        case
            when family = 'total' and n > 0 then least(1, 2 * least(p_high, p_low))
            when not thin then least(1, min(p_low * members / rank_low) over lower_side)
        end as q_low
    from ranked
    window
        higher as (partition by family, thin order by rank_high desc rows unbounded preceding),
        lower_side as (partition by family, thin order by rank_low desc rows unbounded preceding)
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
from adjusted
