-- The rows to be written, as the database will hold them.
-- params: batch bigint = 1
create or replace temp table arriving as
select
    identified.id || if(fates.occurrence > 1, '#' || fates.occurrence, '') as report_id,
    staged.source,
    staged.occurred_at,
    staged.occurred_until,
    staged.reported_at,
    staged.area,
    staged.place,
    staged.category,
    staged.subcategory,
    staged.organisation,
    staged.police_reported,
    staged.antal,
    staged.lat,
    staged.lon,
    staged.text,
    fates.occurrence,
    staged.content,
    $batch as batch,
    fates.fate
from staged
join identified using (line)
join fates using (line)
where fates.fate in ('imported', 'updated')
order by line
