-- The rows that are refused, and why.
-- returns: line bigint, refused varchar
select line, refused
from staged
where refused is not null and not excluded
order by line
