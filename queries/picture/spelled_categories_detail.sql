-- The categories of places, hours and open conditions too, as far as they are not there.
insert into spelled_categories
(select category, subcategory from fetched_current union select category, subcategory from fetched_open)
except
select category, subcategory from spelled_categories
