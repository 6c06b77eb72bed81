-- What a mapping made of one part of a file, as it gave it: the canonical columns, and the line each row came from.
create or replace temp table mapped (
    line bigint,
    report_id varchar,
    source varchar,
    occurred_at varchar,
    occurred_until varchar,
    reported_at varchar,
    area varchar,
    place varchar,
    category varchar,
    subcategory varchar,
    organisation varchar,
    police_reported varchar,
    antal varchar,
    lat varchar,
    lon varchar,
    text varchar
)
