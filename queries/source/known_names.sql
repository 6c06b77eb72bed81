-- The names behind the hashes of fetched_elder, as far as fetched_counts knows them, and each one's latest word.
-- params: by_category boolean = true
create or replace temp table fetched_names as
select
    source,
    organisation,
    case when $by_category then category end as category,
    subcategory,
    hash(source, organisation, case when $by_category then category end, subcategory) as key,
    max(heard) as heard
from fetched_counts
group by all
