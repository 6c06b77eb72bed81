-- The same calls as JSON: times as ISO, the position as an object.
select
    unique_key as report_id,
    created_date as occurred_at,
    borough as area,
    street_name as place,
    complaint_type as category,
    descriptor as subcategory,
    agency as organisation,
    location.coordinates[2] as lat,
    location.coordinates[1] as lon,
    resolution_description as text
from source
