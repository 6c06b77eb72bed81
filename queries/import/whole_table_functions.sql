-- The functions that look at more than one row or make several of one: no plain mapping has them.
-- returns: name varchar
select distinct function_name as name
from duckdb_functions()
where function_type = 'aggregate'
union
select unnest([
    'unnest', 'unlist', 'generate_subscripts', 'regexp_split_to_table', 'geomean', 'wavg', 'weighted_avg'
])
