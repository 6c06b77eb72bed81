-- Each value of one part once, by how it is to be kept: a name, a place, or a text that may hold something to mask.
-- params: sieve varchar = '@'
create or replace temp table given as
with
names as (
    select distinct area as given from typed
    union select distinct category from typed
    union select distinct subcategory from typed
    union select distinct organisation from typed
)
select 'name' as kind, given from names where given is not null
union all
select distinct 'place', place from typed where place is not null
union all
select distinct 'text', text from typed where regexp_matches(text, $sieve)
