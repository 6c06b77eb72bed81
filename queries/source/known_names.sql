-- The names behind the hashes of fetched_elder, as far as fetched_counts knows them.
-- params: by_category boolean = true
create or replace temp table fetched_names as
select distinct
    source,
    organisation,
    case when $by_category then category end as category,
    subcategory,
    hash(source, organisation, case when $by_category then category end, subcategory) as key
from fetched_counts
