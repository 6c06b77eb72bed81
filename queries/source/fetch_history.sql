-- The older counts of feeds and organisations that have stopped: what they sent before the window that
-- fetched_counts covers, as far back as the test of silence looks.
-- params: window integer = 27, since timestamp = timestamp '1000-01-01', start timestamp = timestamp '2023-10-23',
--     end timestamp = timestamp '2024-11-18', cutoff timestamp = timestamp '2024-11-21', wanted boolean = true,
--     by_category boolean = true, by_subcategory boolean = true
create or replace temp table fetched_history as
with stopped as (
    select * from source_spans where last_back > 0 and last_back + 25 > $window and reach > $window
)

select
    stopped.id,
    ((epoch_us($end::timestamp) - epoch_us(incoming.occurred_at) - 1) // 1209600000000)::integer as back,
    sum(incoming.antal)::bigint as n
from incoming
inner join pair_of
    on incoming.source is not distinct from pair_of.raw_source
    and incoming.organisation is not distinct from pair_of.raw_organisation
inner join stopped on pair_of.id = stopped.id
inner join category_of
    on (case when $by_category then incoming.category end) is not distinct from category_of.raw_category
    and (case when $by_subcategory then incoming.subcategory end) is not distinct from category_of.raw_subcategory
    and category_of.kind = 'event'
where
    $wanted
    and incoming.occurred_at >= $since::timestamp
    and incoming.occurred_at < $start::timestamp
    and incoming.antal > 0
    and back <= stopped.last_back + 25
    and epoch_us(greatest(incoming.occurred_at, incoming.reported_at))
        < epoch_us($cutoff::timestamp) - 1209600000000 * back
group by all
