-- What stands between texts that are looked through as one; `est_clean` takes its second sign out of every text.
create or replace temp macro est_seam() as '"' || chr(57344) || '"'
