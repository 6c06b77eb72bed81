-- The values that had something masked, and what is kept of them; `rows` is a JSON list of [number, masked].
-- params: rows varchar = '[]'
create or replace temp table masked as
select found[1]::bigint as number, found[2] as masked
from (select unnest(from_json($rows, '[["VARCHAR"]]')) as found)
