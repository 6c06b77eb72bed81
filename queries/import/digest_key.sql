-- The database's key for digests.
-- returns: key varchar
select key
from own.digest_key
