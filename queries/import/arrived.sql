-- Writes the new and the changed reports. Those of one id that came later are kept as `id#2` and so on.
-- params: batch bigint = 1
insert into own.reports by name
select
    fates.id || if(fates.occurrence > 1, '#' || fates.occurrence, '') as report_id,
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
    $batch as batch
from staged
join fates using (line)
where fates.fate <> 'unchanged'
