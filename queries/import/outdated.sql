-- Takes away the reports that this import replaces; they are in the history.
delete from own.reports
using arriving
where arriving.fate = 'updated'
    and arriving.source = reports.source
    and arriving.report_id = reports.report_id
    and arriving.occurrence = reports.occurrence
