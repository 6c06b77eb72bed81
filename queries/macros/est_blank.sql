-- A value as it was written, with outer blanks trimmed and runs of blanks (no-break too) made one; empty becomes null.
create or replace temp macro est_blank(est_v) as
    nullif(trim(regexp_replace(nfc_normalize(est_v::varchar), '[\s\p{Z}\x{0b}]+', ' ', 'g')), '')
