-- The hash that elder reports are grouped by: of a source's names and the category, whose kind tells whether a report counts.
create or replace temp macro est_hash(est_source, est_organisation, est_category, est_subcategory) as
    hash(est_source, est_organisation, est_category)
