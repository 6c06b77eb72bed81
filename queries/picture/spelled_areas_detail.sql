-- The areas of places, hours and open conditions too, as far as they are not there.
insert into spelled_areas
(select area from fetched_current union select area from fetched_open)
except
select area from spelled_areas
