-- From when to when each source has reported events: `reach` is the furthest back period that it has data for (the
-- one after its first report; -1 when that is yet to come), `last_back` the period of its last report.
create or replace temp table source_spans as
select
    pair_of.id,
    any_value(pair_of.source) as source,
    any_value(pair_of.organisation) as organisation,
    max(names.heard) as heard,
    max(names.first_back)::integer - 1 as reach,
    min(names.last_back)::integer as last_back
from fetched_names as names
inner join pair_of
    on names.source is not distinct from pair_of.raw_source
    and names.organisation is not distinct from pair_of.raw_organisation
inner join category_of
    on names.category is not distinct from category_of.raw_category
    and names.subcategory is not distinct from category_of.raw_subcategory
    and category_of.kind = 'event'
group by pair_of.id
