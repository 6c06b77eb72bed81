-- The reports as they last came: the canonical columns, masked, then what tells one from another and where it came from.
-- `occurrence` keeps events of one id apart, `content` is a keyed digest of what the row said, `batch` the import.
create table reports (
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
    batch bigint not null
)
