-- The functions that look at more than one row: no plain mapping has them.
-- returns: name varchar
select distinct function_name as name
from duckdb_functions()
where function_type = 'aggregate'
union
select unnest(['geomean', 'wavg', 'weighted_avg'])
