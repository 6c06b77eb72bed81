-- Whether a signal differs from last year: an exact binomial of y against the periods 25, 26 and 27 back that have
-- data, two-sided: the probability of all outcomes no likelier than y (with room for rounding, as scipy's binomtest).
create or replace temp view last_year as
with earlier as (
    select signals.id, signals.y, list_filter(series.by_back[26:28], lambda est_v: est_v is not null) as counts
    from signals
    inner join series on signals.id = series.id
    where signals.signal in ('high', 'low')
),

tested as (
    select
        id,
        y,
        y + list_sum(counts)::bigint as trials,
        1.0 / (len(counts) + 1) as chance,
        12 * sqrt(trials * chance * (1 - chance)) + 1 as reach
    from earlier
    where len(counts) > 0
),

outcomes as (
    select
        *,
        unnest(range(
            greatest(0, floor(trials * chance - reach))::bigint,
            least(trials, ceil(trials * chance + reach)::bigint) + 1
        )) as k
    from tested
),

logged as (
    select
        id,
        lgamma(trials + 1) - lgamma(k + 1) - lgamma(trials - k + 1) + k * ln(chance) + (trials - k) * ln(1 - chance)
            as of_k,
        lgamma(trials + 1) - lgamma(y + 1) - lgamma(trials - y + 1) + y * ln(chance) + (trials - y) * ln(1 - chance)
            as of_y
    from outcomes
)

select id, coalesce(sum(exp(of_k)) filter (of_k <= of_y + 1e-7), 0) > 0.10 as alike
from logged
group by id
