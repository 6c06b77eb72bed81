-- The part of the file that is being read: what a mapping's `from source` means. `_line` is where a row begins.
create or replace temp view source as
select
    rowid + getvariable('est_before') + 1 + file_rows._extra as _line,
    file_rows.* exclude (_extra)
from file_rows
where rowid >= getvariable('est_first') and rowid < getvariable('est_last')
