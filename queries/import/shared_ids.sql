-- How many ids stand for several reports in this file, told apart by their occurrence.
-- returns: shared_ids bigint
with
contents as (select source, id, content from identified where not made and copy = 1),
several as (
    select source, id
    from contents
    where (select count(*) from contents) > (select count(distinct hash(source, id)) from contents)
    group by source, id
    having count(*) > 1
)
select count(*) as shared_ids
from several
