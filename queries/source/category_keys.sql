-- Which category an incoming name, code or alias means, with its kind; written by est_key.
create or replace temp table category_keys (key varchar, category varchar, kind varchar, sensitive boolean)
