-- The number of the next import.
-- returns: batch bigint
select coalesce(max(batch), 0) + 1 as batch
from own.imports
