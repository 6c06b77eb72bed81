-- The keys of all records with their types, as JSON.
-- returns: structure varchar
select json_group_structure(raw::json)::varchar as structure
from raw_records
where json_valid(raw)
