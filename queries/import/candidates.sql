-- The values that may hold something to mask: few enough to look at one by one.
-- params: everything varchar = '@', names varchar = '@'
-- returns: kind varchar, given varchar
select kind, given
from given
where kind = 'text' or (kind = 'place' and regexp_matches(given, $everything)) or regexp_matches(given, $names)
