-- How the source spells its areas and categories, those of places, hours and open conditions too.
create or replace temp view spellings as
select area, category, subcategory from fetched_counts
union all
select null as area, category, subcategory from fetched_names
union all
select area, category, subcategory from fetched_current
union all
select area, category, subcategory from fetched_open
