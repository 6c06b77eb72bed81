-- Notes the import and what became of its rows.
-- params: batch bigint = 1, file varchar = 'a.csv', mapping varchar = 'canonical', imported_at timestamp = timestamp '2026-01-05 08:00', read bigint = 0, imported bigint = 0, updated bigint = 0, unchanged bigint = 0, rejected bigint = 0, excluded bigint = 0, masked bigint = 0
insert into own.imports by name
select
    $batch as batch,
    $file as file,
    $mapping as mapping,
    $imported_at as imported_at,
    $read as read,
    $imported as imported,
    $updated as updated,
    $unchanged as unchanged,
    $rejected as rejected,
    $excluded as excluded,
    $masked as masked
