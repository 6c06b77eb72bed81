-- How the source spells its areas.
create or replace temp table spelled_areas as
select distinct area from fetched_counts
