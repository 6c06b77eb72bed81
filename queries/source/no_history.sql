-- Room for the elder counts of sources that have stopped.
create or replace temp table fetched_history (id ubigint, back integer, n bigint, heard timestamp)
