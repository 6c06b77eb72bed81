-- The police's open events as the public archive keeps them (CSV). occurred_local is the time in the event's own title.
-- The place is the title's last part: the location is often only the county. Its coordinates are a municipality's centre.
select
    id as report_id,
    'polisen' as source,
    coalesce(occurred_local, datetime) as occurred_at,
    datetime as reported_at,
    coalesce(nullif(trim(regexp_extract(name, ',([^,]*)$', 1)), ''), location) as area,
    trim("type") as category,
    case when starts_with("type", 'Sammanfattning') then 'sammanfattning' end as subcategory,
    summary as text
from source
