-- Crime in England at street level: a month is all that is known of when; many rows without an id, some without an area.
select
    "Crime ID" as report_id,
    "Month" || '-01' as occurred_at,
    "LSOA name" as area,
    "Location" as place,
    "Crime type" as category,
    "Reported by" as organisation,
    "Latitude" as lat,
    "Longitude" as lon
from source
