-- A parsed tree as SQL again.
-- params: tree varchar = json_serialize_sql('select 1')
-- returns: sql varchar
select json_deserialize_sql($tree::json) as sql
