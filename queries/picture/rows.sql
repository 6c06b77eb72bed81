-- The figures of the whole picture in the contract's order: Swedish alphabetical, "Okänt område" last.
-- `repeated`: the period before lay outside its own band on the same side, by its own 26 periods before it.
-- returns: family varchar, area varchar, category varchar, count bigint, compared bigint, police_reported bigint,
--     expected double, dispersion double, low bigint, high bigint, p_high double, p_low double, q_value double,
--     signal varchar, like_last_year boolean, series bigint[], earlier bigint[], repeated boolean,
--     police_compared bigint
with outside as (
    select
        series.id,
        signals.y > signals.high as above,
        series.by_back[2] as before,
        list_filter(series.by_back[3:28], lambda est_v: est_v is not null) as baseline
    from series
    inner join signals on series.id = signals.id
    where not signals.thin and (signals.y > signals.high or signals.y < signals.low)
),

fitted as (
    select *, est_mean(baseline) as m, est_dispersion(baseline) as phi, len(baseline) as n
    from outside
),

repeats as (
    select
        id,
        if(above, est_up_to(before - 1, m, est_size(m, phi, n)) >= 0.95, est_up_to(before, m, est_size(m, phi, n)) < 0.05)
            as repeated
    from fitted
)

select
    series.family,
    series.area,
    series.category,
    series.count,
    series.compared,
    series.police_reported,
    signals.m as expected,
    signals.phi as dispersion,
    signals.low,
    signals.high,
    signals.p_high,
    signals.p_low,
    signals.q_value,
    signals.signal,
    last_year.alike as like_last_year,
    series.series,
    series.earlier,
    coalesce(repeats.repeated, false) as repeated,
    series.police_compared
from series
inner join signals on series.id = signals.id
left join repeats on series.id = repeats.id
left join last_year on series.id = last_year.id
order by
    series.family,
    series.area = 'Okänt område',
    series.area collate sv,
    series.area,
    series.category collate sv,
    series.category
