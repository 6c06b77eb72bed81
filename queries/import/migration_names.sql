-- The changes that a database has had.
-- returns: name varchar
select name
from own.migrations
