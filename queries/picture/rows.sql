-- The figures of the whole picture in the contract's order: Swedish alphabetical, "Okänt område" last.
-- returns: family varchar, area varchar, category varchar, count bigint, compared bigint, police_reported bigint,
--     expected double, dispersion double, low bigint, high bigint, p_high double, p_low double, q_value double,
--     signal varchar, like_last_year boolean, series bigint[], earlier bigint[], repeated boolean,
--     police_compared bigint
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
    coalesce(
        not signals.thin
        and (
            (signals.y > signals.high and series.by_back[2] > before.high)
            or (signals.y < signals.low and series.by_back[2] < before.low)
        ),
        false
    ) as repeated,
    series.police_compared
from series
inner join signals on series.id = signals.id
left join judged as before on series.id = before.id and before.role = 'before'
left join last_year on series.id = last_year.id
order by
    series.family,
    series.area = 'Okänt område',
    series.area collate sv,
    series.area,
    series.category collate sv,
    series.category
