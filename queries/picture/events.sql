-- The counts under the workspace's own names; what is excluded is left out.
create or replace temp table events as
select
    pair_of.id as source_id,
    fetched_counts.back,
    area_of.area,
    category_of.category,
    category_of.kind,
    fetched_counts.n,
    fetched_counts.police
from fetched_counts
inner join pair_of
    on fetched_counts.source is not distinct from pair_of.raw_source
    and fetched_counts.organisation is not distinct from pair_of.raw_organisation
inner join area_of on fetched_counts.area is not distinct from area_of.raw_area
inner join category_of
    on fetched_counts.category is not distinct from category_of.raw_category
    and fetched_counts.subcategory is not distinct from category_of.raw_subcategory
where category_of.kind <> 'excluded' and fetched_counts.n > 0
