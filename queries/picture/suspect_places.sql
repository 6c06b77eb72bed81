-- The places that may hold something of a person, as the source spells them: no number of a person, a phone or a
-- vehicle has less than two digits, and full-width signs may stand for them.
-- returns: given varchar
select distinct place as given from fetched_current where regexp_matches(place, '[@\x{ff01}-\x{ff5e}]|(?s:[0-9].*[0-9])')
