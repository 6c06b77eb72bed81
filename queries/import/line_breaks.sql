-- Turns each row's own line breaks into how many there are before it.
create or replace temp table file_rows as
select * replace (sum(_extra) over (rows unbounded preceding) - _extra as _extra)
from file_rows
