-- Mean, dispersion, usual band and mid-p of each series asked about (method.md, *Expected and usual*).
-- The terms run 12 standard deviations down and 5 up, and on to y; beyond 200 nothing is left in a double. Ranges longer
-- than 200,000 terms, of counts in the millions, are walked in steps.
create or replace temp table judged as
with means as (
    select role, id, y, len(baseline) as n, est_mean(baseline) as m, est_dispersion(baseline) as phi
    from asked
    where len(baseline) > 0
),

fitted as (
    select *, est_size(m, phi, n) as r, sqrt(m * phi * (1 + 1.0 / n)) as sd
    from means
),

spans as (
    select
        *,
        greatest(0, floor(m - 12 * sd))::bigint as start,
        greatest(ceil(m + 5 * sd), least(y, ceil(m + 200 * sd)))::bigint as stop,
        greatest(1, (stop - start) // 200000) as step
    from fitted
),

terms as (
    select role, id, unnest(range(start, stop + step, step)) as k, y, m, r, step
    from spans
),

summed as (
    select role, id, k, y, p, sum(p) over (partition by role, id order by k rows unbounded preceding) as cdf
    from (select *, step * est_pmf(k + (step - 1) / 2.0, m, r) as p from terms) as weighed
),

bands as (
    select
        role,
        id,
        min(k) filter (cdf >= 0.05) as low,
        min(k) filter (cdf >= 0.95) as high,
        coalesce(sum(p) filter (k <= y), 0) as up_to_y
    from summed
    group by role, id
)

select
    spans.role,
    spans.id,
    spans.n,
    spans.m,
    spans.phi,
    bands.low,
    bands.high,
    least(1, greatest(0, 1 - bands.up_to_y + 0.5 * est_pmf(spans.y, spans.m, spans.r))) as p_high,
    least(1, greatest(0, bands.up_to_y - 0.5 * est_pmf(spans.y, spans.m, spans.r))) as p_low,
    1 - est_pmf(0, spans.m, spans.r) - est_pmf(1, spans.m, spans.r) - est_pmf(2, spans.m, spans.r) as p_three
from spans
inner join bands on spans.role = bands.role and spans.id = bands.id
