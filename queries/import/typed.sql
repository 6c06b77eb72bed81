-- The mapped rows with their values read as what they are, a digest of the row's content, and why it is refused if it is.
-- The digest is of the values as read, before matching and masking, each led by a sign that no value holds.
-- params: source varchar = 'canonical', key varchar = 'k'
create or replace temp table typed as
with
read_values as (
    select
        line,
        nullif(trim(est_clean(report_id)), '') as report_id,
        coalesce(nullif(trim(est_clean(source)), ''), $source) as source,
        occurred_at as given_time,
        est_local_time(occurred_at) as read_time,
        est_local_time(occurred_until) as occurred_until,
        est_local_time(reported_at) as reported_at,
        est_clean(area) as area,
        est_clean(place) as place,
        est_clean(category) as category,
        est_clean(subcategory) as subcategory,
        est_clean(organisation) as organisation,
        est_bool(police_reported) as police_reported,
        antal as given_antal,
        est_reports(antal) as antal,
        est_double(lat) as lat,
        est_double(lon) as lon,
        est_clean(text) as text
    from mapped
),
sensible as (
    select
        *,
        case
            when read_time = timestamp 'epoch' and lower(trim(given_time)) = 'epoch' then null
            when year(read_time) between 1900 and 2199 then read_time
        end as occurred_at
    from read_values
)
select
    line,
    report_id,
    source,
    occurred_at,
    occurred_until,
    reported_at,
    area,
    place,
    category,
    subcategory,
    organisation,
    police_reported,
    antal,
    lat,
    lon,
    text,
    case
        when occurred_at is null then if(est_blank(given_time) is null, 'time_missing', 'time_unreadable')
        when antal is null then if(est_double(given_antal) < 0, 'antal_negative', 'antal_unreadable')
    end as refused,
    left(sha256(concat($key, md5(concat(
        chr(30) || epoch_us(occurred_at)::varchar, chr(1),
        chr(30) || epoch_us(occurred_until)::varchar, chr(2),
        chr(30) || epoch_us(reported_at)::varchar, chr(3),
        chr(30) || area, chr(4),
        chr(30) || place, chr(5),
        chr(30) || category, chr(6),
        chr(30) || subcategory, chr(7),
        chr(30) || organisation, chr(8),
        chr(30) || police_reported::varchar, chr(14),
        chr(30) || antal::varchar, chr(15),
        chr(30) || lat::varchar, chr(16),
        chr(30) || lon::varchar, chr(17),
        chr(30) || text
    )))), 32) as content
from sensible
