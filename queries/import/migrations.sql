-- Which of the numbered changes to its tables a database of ours has had.
create table if not exists own.migrations (name varchar not null, applied_at timestamp not null)
