-- Which source (one pair of feed and organisation) each spelling in the database is; $name where the feed is blank.
-- An organisation that is listed has its name from the list, any other passes through.
-- params: name varchar = 'reports'
create or replace temp table pair_of as
with seen as (
    select distinct
        names.source as raw_source,
        names.organisation as raw_organisation,
        coalesce(est_blank(coalesce(feed.masked, names.source)), $name::varchar) as source,
        est_blank(coalesce(given.masked, names.organisation)) as organisation
    from fetched_names as names
    left join masks as feed on feed.kind = 'name' and names.source = feed.given
    left join masks as given on given.kind = 'name' and names.organisation = given.given
),

named as (
    select
        seen.raw_source,
        seen.raw_organisation,
        seen.source,
        coalesce(organisation_keys.organisation, seen.organisation) as organisation
    from seen
    left join organisation_keys on est_key(seen.organisation) = organisation_keys.key
)

select *, hash(source, organisation) as id
from named
