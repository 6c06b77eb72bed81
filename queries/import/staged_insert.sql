-- Adds one part's rows, each value replaced by what is kept of it.
insert into staged
with
names as (select given, kept, masked, excluded from kept where kind = 'name'),
places as (select given, kept, masked from kept where kind = 'place'),
texts as (select given, kept from kept where kind = 'text')
select
    typed.line,
    typed.report_id,
    typed.source,
    typed.occurred_at,
    typed.occurred_until,
    typed.reported_at,
    areas.kept,
    places.kept,
    categories.kept,
    subcategories.kept,
    organisations.kept,
    typed.police_reported,
    typed.antal,
    typed.lat,
    typed.lon,
    case when typed.text like ' %' or typed.text like '% ' or typed.text = ''
        then nullif(trim(coalesce(texts.kept, typed.text)), '')
        else coalesce(texts.kept, typed.text)
    end,
    typed.content,
    texts.kept is not null
        or coalesce(places.masked, false)
        or coalesce(areas.masked, false)
        or coalesce(categories.masked, false)
        or coalesce(subcategories.masked, false)
        or coalesce(organisations.masked, false),
    coalesce(categories.excluded, false) or coalesce(subcategories.excluded, false),
    typed.refused
from typed
left join names as areas on areas.given = typed.area
left join names as categories on categories.given = typed.category
left join names as subcategories on subcategories.given = typed.subcategory
left join names as organisations on organisations.given = typed.organisation
left join places on places.given = typed.place
left join texts on texts.given = typed.text
