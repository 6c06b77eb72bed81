-- Which category and kind each spelling in the database is; what is not listed passes through as an event.
-- A subcategory that is listed as excluded takes the report with it, and a sensitive one makes it sensitive.
create or replace temp table category_of as
with seen as (
    select
        spelled.category as raw_category,
        coalesce(masks.masked, spelled.category) as category,
        spelled.subcategory
    from spelled_categories as spelled
    left join masks on masks.kind = 'name' and spelled.category = masks.given
)

select
    seen.raw_category,
    seen.subcategory as raw_subcategory,
    coalesce(main.category, est_blank(seen.category), 'Okänd kategori') as category,
    case when sub.kind = 'excluded' then 'excluded' else coalesce(main.kind, 'event') end as kind,
    coalesce(main.sensitive, false) or coalesce(sub.sensitive, false) as sensitive
from seen
left join category_keys as main on est_key(coalesce(est_blank(seen.category), 'Okänd kategori')) = main.key
left join category_keys as sub on est_key(seen.subcategory) = sub.key
