-- Which area an incoming name, code or alias means; written by est_key.
create or replace temp table area_keys (key varchar, area varchar)
