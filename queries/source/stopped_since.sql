-- How many periods back the first and the last of those sources stopped.
-- returns: first integer, last integer
select max(last_back) as first, min(last_back) as last from stopped
