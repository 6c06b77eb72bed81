-- The reports that this import replaces.
create or replace temp table replaced as
select
    identified.source,
    identified.id || if(fates.occurrence > 1, '#' || fates.occurrence, '') as report_id,
    fates.occurrence
from identified
join fates using (line)
where fates.fate = 'updated'
