-- The names behind the hashes of fetched_elder, as far as fetched_counts knows them, with the periods of their first
-- and last report there, and their latest word.
-- params: by_category boolean = true
create or replace temp table fetched_names as
select
    source,
    organisation,
    case when $by_category then category end as category,
    subcategory,
    hash(source, organisation, case when $by_category then category end, subcategory) as key,
    max(back)::bigint as first_back,
    min(back)::bigint as last_back,
    max(heard) as heard
from fetched_counts
group by all
