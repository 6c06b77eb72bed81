-- The police's open events as their API serves them (JSON). The time is the one in the event's own title.
-- The place is the title's last part: the location is often only the county. Its coordinates are a municipality's centre.
select
    id as report_id,
    'polisen' as source,
    coalesce(est_title_time(name, datetime), est_time(datetime)) as occurred_at,
    datetime as reported_at,
    coalesce(nullif(trim(regexp_extract(name, ',([^,]*)$', 1)), ''), location.name) as area,
    trim("type") as category,
    case when starts_with("type", 'Sammanfattning') then 'sammanfattning' end as subcategory,
    summary as text
from source
