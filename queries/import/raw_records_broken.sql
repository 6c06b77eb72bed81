-- Which records are not JSON after all.
-- returns: line bigint
select line
from raw_records
where not json_valid(raw)
