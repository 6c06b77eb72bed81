-- The rows of the file so far, as they will be kept, with what is known of each that cannot be.
create or replace temp table staged (
    line bigint,
    report_id varchar,
    source varchar,
    occurred_at timestamp,
    occurred_until timestamp,
    reported_at timestamp,
    area varchar,
    place varchar,
    category varchar,
    subcategory varchar,
    organisation varchar,
    police_reported boolean,
    antal bigint,
    lat double,
    lon double,
    text varchar,
    content varchar,
    masked boolean,
    excluded boolean,
    refused varchar
)
