-- The areas, categories, feeds and organisations that may hold something of a person, as the source spells them: an
-- identity number has ten digits, an address an @, and full-width signs may stand for either.
-- returns: given varchar
with names as (
    select area as given from spelled_areas
    union
    select category from spelled_categories
    union
    select source from fetched_names
    union
    select organisation from fetched_names
)

select given from names where regexp_matches(given, '[@\x{ff01}-\x{ff5e}]|(?s:(?:[0-9].*){10})')
