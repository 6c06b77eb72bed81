-- Whether a signal differs from last year: an exact binomial of y against the periods 25, 26 and 27 back that have
-- data, two-sided: the probability of all outcomes no likelier than y (with room for rounding, as scipy's binomtest).
-- Outcomes further than 8 standard deviations from the mean have less than 1e-11 between them (Chernoff).
create or replace temp view last_year as
with earlier as (
    select signals.id, signals.y, list_filter(series.by_back[26:28], lambda est_v: est_v is not null) as counts
    from signals
    inner join series on signals.id = series.id
    where signals.signal in ('high', 'low')
),

tested as (
    select id, y, y + list_sum(counts)::bigint as trials, 1.0 / (len(counts) + 1) as chance
    from earlier
    where len(counts) > 0
),

constants as (
    select
        *,
        lgamma(trials + 1) as of_all,
        ln(chance) as of_one,
        ln(1 - chance) as of_none,
        8 * sqrt(trials * chance * (1 - chance)) + 1 as reach
    from tested
),

outcomes as (
    select
        *,
        of_all - lgamma(y + 1) - lgamma(trials - y + 1) + y * of_one + (trials - y) * of_none + 1e-7 as limit_of_y,
        unnest(range(
            greatest(0, floor(trials * chance - reach))::bigint,
            least(trials, ceil(trials * chance + reach)::bigint) + 1
        )) as k
    from constants
),

logged as (
    select
        id,
        limit_of_y,
        of_all - lgamma(k + 1) - lgamma(trials - k + 1) + k * of_one + (trials - k) * of_none as of_k
    from outcomes
)

select id, coalesce(sum(exp(of_k)) filter (of_k <= limit_of_y), 0) > 0.10 as alike
from logged
group by id
