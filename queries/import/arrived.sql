-- Writes the new and the changed reports.
insert into own.reports by name
select * exclude (fate) from arriving
