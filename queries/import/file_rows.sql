-- A file of which nothing has been read yet: `_extra` are the lines that no row begins on, up to a row, after the header.
create or replace temp table file_rows (_extra bigint)
