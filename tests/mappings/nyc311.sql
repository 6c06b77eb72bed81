-- New York's 311 calls as CSV: times as 06/26/2018 10:58:54 AM.
select
    "Unique Key" as report_id,
    try_strptime("Created Date", '%m/%d/%Y %I:%M:%S %p') as occurred_at,
    Borough as area,
    "Incident Address" as place,
    "Complaint Type" as category,
    Descriptor as subcategory,
    Agency as organisation,
    Latitude as lat,
    Longitude as lon,
    "Resolution Description" as text
from source
