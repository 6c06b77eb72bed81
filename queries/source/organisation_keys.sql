-- Which organisation an incoming name, code or alias means; written by est_key.
create or replace temp table organisation_keys (key varchar, organisation varchar)
