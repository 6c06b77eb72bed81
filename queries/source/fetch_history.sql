-- The elder counts of sources that have stopped, by period from $from to $until, and their latest word.
-- params: since timestamp = timestamp '1900-01-01', from timestamp = timestamp '2021-10-23',
--     until timestamp = timestamp '2022-11-07', start timestamp = timestamp '2023-10-23',
--     end timestamp = timestamp '2024-11-18', cutoff timestamp = timestamp '2024-11-21'
insert into fetched_history
with elder as (
    select *
    from incoming
    where occurred_at >= $from::timestamp and occurred_at < least($until::timestamp, $start::timestamp)
    union all
    select *
    from incoming
    where occurred_at >= $since::timestamp and occurred_at < $from::timestamp and reported_at >= $from::timestamp
),

dated as (
    select
        stopped.id,
        ((epoch_us($end::timestamp) - epoch_us(elder.occurred_at) - 1) // 1209600000000)::integer as back,
        greatest(elder.occurred_at, elder.reported_at) as known_at,
        coalesce(elder.reported_at, elder.occurred_at) as heard,
        elder.antal
    from elder
    inner join stopped
        on est_hash(elder.source, elder.organisation, elder.category, elder.subcategory) = stopped.key
    where elder.antal > 0
)

select
    id,
    back,
    sum(if(epoch_us(known_at) < epoch_us($cutoff::timestamp) - 1209600000000 * back, antal, 0))::bigint as n,
    max(heard) as heard
from dated
where known_at < $cutoff::timestamp
group by id, back
