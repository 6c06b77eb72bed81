-- Which files were read into the reports, how, when, and what became of their rows. No path: only the file's own name.
create table imports (
    batch bigint not null,
    file varchar not null,
    mapping varchar not null,
    imported_at timestamp not null,
    read bigint not null,
    imported bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    rejected bigint not null,
    excluded bigint not null,
    masked bigint not null
)
