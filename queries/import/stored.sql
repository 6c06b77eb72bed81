-- What the database already holds under the ids that come in; an id's later occurrences are kept as `id#2` and so on.
create or replace temp table stored as
with
known as (
    select
        source,
        case when occurrence = 1 then report_id else regexp_replace(report_id, '#[0-9]+$', '') end as id,
        occurrence,
        content
    from own.reports
)
select source, id, occurrence, content
from known
semi join identified using (source, id)
