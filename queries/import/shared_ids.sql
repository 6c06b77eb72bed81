-- How many ids stand for several reports in this file, told apart by their occurrence.
-- returns: shared_ids bigint
with
several as (
    select source, id
    from identified
    where not made
    group by source, id
    having count(distinct content) > 1
)
select count(*) as shared_ids
from several
