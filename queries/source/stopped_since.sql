-- How many periods back the first of those sources stopped.
-- returns: last_back integer
select max(last_back) as last_back from stopped
