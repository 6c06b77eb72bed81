-- The elder counts of sources that have stopped: what they sent before $start, as far back as the test of silence
-- looks.
-- params: window integer = 27, since timestamp = timestamp '1000-01-01', start timestamp = timestamp '2023-10-23',
--     end timestamp = timestamp '2024-11-18', cutoff timestamp = timestamp '2024-11-21',
--     by_category boolean = true, by_subcategory boolean = true
insert into fetched_history
with stopped as (
    select fetched_names.key, source_spans.id, source_spans.last_back
    from source_spans
    inner join pair_of on source_spans.id = pair_of.id
    inner join fetched_names
        on pair_of.raw_source is not distinct from fetched_names.source
        and pair_of.raw_organisation is not distinct from fetched_names.organisation
    inner join category_of
        on fetched_names.category is not distinct from category_of.raw_category
        and fetched_names.subcategory is not distinct from category_of.raw_subcategory
        and category_of.kind = 'event'
    where source_spans.last_back > 0 and source_spans.last_back + 25 > $window and source_spans.reach > $window
)

select
    stopped.id,
    ((epoch_us($end::timestamp) - epoch_us(incoming.occurred_at) - 1) // 1209600000000)::integer as back,
    sum(incoming.antal)::bigint as n
from incoming
inner join stopped
    on hash(
        incoming.source,
        incoming.organisation,
        case when $by_category then incoming.category end,
        case when $by_subcategory then incoming.subcategory end
    ) = stopped.key
where
    incoming.occurred_at >= $since::timestamp
    and incoming.occurred_at < $start::timestamp
    and incoming.antal > 0
    and back <= stopped.last_back + 25
    and epoch_us(greatest(incoming.occurred_at, incoming.reported_at))
        < epoch_us($cutoff::timestamp) - 1209600000000 * back
group by all
