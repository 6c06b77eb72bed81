-- The areas, categories, feeds and organisations that may hold something of a person, as the source spells them.
-- params: sieve varchar = '@'
-- returns: given varchar
with names as (
    select area as given from spellings
    union
    select category from spellings
    union
    select source from fetched_names
    union
    select organisation from fetched_names
)

select given from names where regexp_matches(given, $sieve)
