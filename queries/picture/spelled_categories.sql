-- How the source spells its categories.
create or replace temp table spelled_categories as
select category, subcategory from fetched_counts
union
select category, subcategory from fetched_names
