-- How many reports there are, where none of them has a time that can be read; 0 otherwise.
-- returns: n bigint
select case when count(occurred_at) = 0 then count(*) else 0 end as n from incoming
