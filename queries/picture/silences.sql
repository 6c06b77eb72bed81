-- Sources that are silent: in some period since their last report, zero was improbable (p_low < 0.01) by their own
-- 26 periods before it. `back` is the first such period.
insert into silences
with empty as (
    select id, reach, unnest(range(greatest(last_back - 26, 0), last_back))::integer as back
    from source_spans
    where last_back > 0
),

baselines as (
    select empty.id, empty.back, list(coalesce(source_counts.n, 0)) as baseline
    from empty
    cross join range(1, 27) as before (periods)
    left join source_counts
        on empty.id = source_counts.source_id
        and empty.back + before.periods = source_counts.back
    where empty.back + before.periods <= empty.reach
    group by empty.id, empty.back
),

fitted as (
    select id, back, est_mean(baseline) as m, est_dispersion(baseline) as phi, len(baseline) as n
    from baselines
)

select id, max(back) as back
from fitted
where 0.5 * est_pmf(0, m, est_size(m, phi, n)) < 0.01
group by id
