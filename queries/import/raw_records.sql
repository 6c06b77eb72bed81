-- The records of a JSON file, each as it was written.
create or replace temp table raw_records (line bigint, raw varchar)
