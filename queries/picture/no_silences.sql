-- Room for the sources that are silent, each with the first period that says so.
create or replace temp table silences (id ubigint, back integer)
