-- A mapping's SQL as its parsed tree, in JSON; an error in it is in the tree too.
-- params: sql varchar = 'select 1'
-- returns: tree varchar
select json_serialize_sql($sql::varchar)::varchar as tree
