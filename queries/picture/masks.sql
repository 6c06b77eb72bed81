-- What is shown instead of the names and places that hold something of a person: none yet.
create or replace temp table masks (kind varchar, given varchar, masked varchar)
