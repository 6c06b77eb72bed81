-- What a mapping makes of the part of a file that is being read, as text: nothing before there is a mapping.
create or replace temp view mapped as
select
    null::bigint as line,
    null::varchar as report_id,
    null::varchar as source,
    null::varchar as occurred_at,
    null::varchar as occurred_until,
    null::varchar as reported_at,
    null::varchar as area,
    null::varchar as place,
    null::varchar as category,
    null::varchar as subcategory,
    null::varchar as organisation,
    null::varchar as police_reported,
    null::varchar as antal,
    null::varchar as lat,
    null::varchar as lon,
    null::varchar as text
where false
