-- The values that had something masked, and what is kept of them: none yet.
create or replace temp table masked (number bigint, masked varchar)
