-- Nothing stored yet: the database is to be made by this import.
create or replace temp table stored (source varchar, id varchar, occurrence bigint, content varchar)
