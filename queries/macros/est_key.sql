-- What two spellings of the same name or code share: case, blanks and a code's leading zeros do not tell them apart.
create or replace temp macro est_key(est_v) as
    regexp_replace(nfc_normalize(lower(est_blank(est_v))), '^0+([0-9]+)$', '\1')
