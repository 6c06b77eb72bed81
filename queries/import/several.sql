-- The ids that stand for several reports in this file, told apart by their occurrence. Names that look alike are
-- counted first, since mostly there are none.
create or replace temp table several as
with
contents as (select source, id, hash(source, id) as likeness from identified where not made and copy = 1),
alike as (select likeness from contents group by likeness having count(*) > 1)
select source, id
from contents
semi join alike using (likeness)
group by source, id
having count(*) > 1
