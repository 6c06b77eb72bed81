-- Every source, whether it is silent and comparable, and whether series run over it (`used`): over the comparable ones,
-- or over all where none is. `baseline` is its own before the current period, or before it fell silent.
create or replace temp table sources as
with judged as (
    select
        source_spans.* exclude (heard),
        greatest(source_spans.heard, history.heard) as last_reported_at,
        silences.id is not null as silent,
        coalesce(silences.back, 0) as judged_back,
        greatest(least(source_spans.reach, 26), 0) as periods
    from source_spans
    left join silences on source_spans.id = silences.id
    left join (select id, max(heard) as heard from fetched_history group by id) as history
        on source_spans.id = history.id
),

compared as (
    select *, coalesce(not silent and periods = max(periods) filter (not silent) over (), false) as comparable
    from judged
),

baselines as (
    select compared.id, list(coalesce(source_counts.n, 0)) as baseline
    from compared
    cross join range(1, 27) as before (periods)
    left join source_counts
        on compared.id = source_counts.source_id
        and compared.judged_back + before.periods = source_counts.back
    where compared.judged_back + before.periods <= compared.reach
    group by compared.id
)

select
    compared.*,
    compared.comparable or not bool_or(compared.comparable) over () as used,
    baselines.baseline
from compared
left join baselines on compared.id = baselines.id
