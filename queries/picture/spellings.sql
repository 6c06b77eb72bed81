-- How the source spells its areas and categories.
create or replace temp view spellings as
select area, category, subcategory from fetched_counts
union all
select null as area, category, subcategory from fetched_names
