-- Keeps what reports said before this import said otherwise.
-- params: batch bigint = 1
insert into own.former_reports
select reports.*, $batch
from own.reports
semi join replaced using (source, report_id, occurrence)
