-- The hashes of sources that have no report in the current period, of those whose counts from before the window of
-- $window periods the test of silence looks at, and of all whose latest word is not known.
-- params: window integer = 27
create or replace temp table stopped as
select names.key, source_spans.id, source_spans.last_back
from source_spans
inner join pair_of on source_spans.id = pair_of.id
inner join fetched_names as names
    on pair_of.raw_source is not distinct from names.source
    and pair_of.raw_organisation is not distinct from names.organisation
inner join category_of
    on names.category is not distinct from category_of.raw_category
    and names.subcategory is not distinct from category_of.raw_subcategory
    and category_of.kind = 'event'
where
    source_spans.last_back > 0
    and (names.gone or (source_spans.last_back + 25 > $window and source_spans.reach > $window))
