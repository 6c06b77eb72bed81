-- The reports that this import replaces.
create or replace temp table replaced as
select
    staged.source,
    fates.id || if(fates.occurrence > 1, '#' || fates.occurrence, '') as report_id,
    fates.occurrence
from staged
join fates using (line)
where fates.fate = 'updated'
