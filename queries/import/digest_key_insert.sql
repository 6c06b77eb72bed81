-- Gives a database without one its key for digests.
-- params: key varchar = 'k'
insert into own.digest_key
select $key
where not exists (from own.digest_key)
