-- The places that may hold something of a person, as the source spells them.
-- params: sieve varchar = '@'
-- returns: given varchar
select distinct place as given from fetched_current where regexp_matches(place, $sieve)
