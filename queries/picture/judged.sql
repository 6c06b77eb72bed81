-- Mean, dispersion, usual band and mid-p of each series asked about (method.md, *Expected and usual*).
-- The terms run 8 standard deviations down, where less than 2e-14 is left (Chernoff), and 5 up, beyond the 4.4 that
-- hold the band (Cantelli), and on to y; past 200 nothing is left in a double. Ranges of more than 200,000 terms, of
-- counts in the millions, are walked in steps.
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
        greatest(0, floor(m - 8 * sd))::bigint as start,
        greatest(ceil(m + 5 * sd), least(y, ceil(m + 200 * sd)))::bigint as stop,
        1 + (stop - start) // 200000 as step,
        r * ln(r / (r + m)) - lgamma(r) as constant,
        ln(m / (r + m)) as slope
    from fitted
),

weighed as (
    select
        *,
        list_transform(
            list_transform(range(start, stop + step, step), lambda est_k: est_k + (step - 1) / 2.0),
            lambda est_x: step * exp(lgamma(r + est_x) - lgamma(est_x + 1) + constant + est_x * slope)
        ) as terms
    from spans
),

summed as (
    select
        *,
        coalesce(list_sum(terms[1:greatest(0, (y - start) // step + 1)]), 0) as up_to_y,
        0.5 * est_pmf(y, m, r) as half
    from weighed
)

select
    role,
    id,
    n,
    m,
    phi,
    start + step * est_quantile(terms, 0.05) as low,
    start + step * est_quantile(terms, 0.95) as high,
    least(1, greatest(0, 1 - up_to_y + half)) as p_high,
    least(1, greatest(0, up_to_y - half)) as p_low,
    1 - est_pmf(0, m, r) - est_pmf(1, m, r) - est_pmf(2, m, r) as p_three
from summed
