-- The values that had something masked, and what is kept of them; `rows` is a JSON list of [kind, given, masked].
-- params: rows varchar = '[]'
create or replace temp table masked as
select found[1] as kind, found[2] as given, found[3] as masked
from (select unnest(from_json($rows, '[["VARCHAR"]]')) as found)
