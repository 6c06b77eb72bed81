-- Notes that a database has had one of the changes.
-- params: name varchar = 'reports/001_imports', applied_at timestamp = timestamp '2026-01-05 08:00'
insert into own.migrations values ($name, $applied_at)
