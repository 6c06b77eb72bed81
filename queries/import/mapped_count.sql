-- How many rows the mapping gave of one part, and from how many lines.
-- returns: n bigint, lines bigint
select count(*) as n, count(distinct line) as lines
from typed
