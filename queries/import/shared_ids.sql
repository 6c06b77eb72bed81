-- How many ids stand for several reports in this file.
-- returns: shared_ids bigint
select count(*) as shared_ids
from several
