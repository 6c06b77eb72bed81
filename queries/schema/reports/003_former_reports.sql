-- What a report said before a later file said otherwise, and which import replaced it.
create table former_reports (
    report_id varchar not null,
    source varchar not null,
    occurred_at timestamp not null,
    occurred_until timestamp,
    reported_at timestamp,
    area varchar,
    place varchar,
    category varchar,
    subcategory varchar,
    organisation varchar,
    police_reported boolean,
    antal bigint not null,
    lat double,
    lon double,
    text varchar,
    occurrence bigint not null,
    content varchar not null,
    batch bigint not null,
    replaced_by bigint not null
)
