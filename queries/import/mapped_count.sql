-- How many rows the mapping gave, and from how many lines.
-- returns: n bigint, lines bigint
select count(*) as n, count(distinct line) as lines
from mapped
