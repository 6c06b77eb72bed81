-- The rows to be kept, each with the id it goes by: its own, or its content where it has none, and which copy it is.
create or replace temp table identified as
select
    line,
    source,
    coalesce(report_id, content) as id,
    report_id is null as made,
    content,
    row_number() over (partition by source, coalesce(report_id, content), content order by line) as copy
from staged
where not excluded and refused is null
