-- Which source (one pair of feed and organisation) each spelling in the database is; $name where the feed is blank.
-- params: name varchar = 'reports'
create or replace temp table pair_of as
with seen as (
    select distinct
        source as raw_source,
        organisation as raw_organisation,
        coalesce(est_blank(source), $name::varchar) as source,
        est_blank(organisation) as organisation
    from fetched_names
)

select *, hash(source, organisation) as id
from seen
