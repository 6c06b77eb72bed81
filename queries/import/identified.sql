-- The rows to be kept, each with the id it goes by: its own, or its content where it has none, and which copy it is.
-- Only rows that look alike are put in order to be counted: most are one of a kind, and sorting all would take longer.
create or replace temp table identified as
with
known as (
    select
        line,
        source,
        coalesce(report_id, content) as id,
        report_id is null as made,
        content,
        hash(source, coalesce(report_id, content), content) as likeness
    from staged
    where not excluded and refused is null
),
alike as (select likeness from known group by likeness having count(*) > 1)
select line, source, id, made, content, 1 as copy
from known
anti join alike using (likeness)
union all
select line, source, id, made, content, row_number() over (partition by source, id, content order by line) as copy
from known
semi join alike using (likeness)
