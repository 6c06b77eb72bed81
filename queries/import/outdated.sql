-- Takes away the reports that this import replaces; they are in the history.
delete from own.reports
using replaced
where replaced.source = reports.source
    and replaced.report_id = reports.report_id
    and replaced.occurrence = reports.occurrence
