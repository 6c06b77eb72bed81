-- A value without escape sequences, control, direction and other unseen signs; line breaks and tabs become blanks.
-- What is unseen goes before anything is looked for: it must not hide an identity number by standing inside it.
-- U+E000, a private sign, goes too: the import needs one of its own.
create or replace temp macro est_clean(est_v) as
    case
        when regexp_matches(est_v, '[\x00-\x1f\x7f-\x9f\x{2028}\x{2029}\x{e000}\p{Cf}]') then
            regexp_replace(regexp_replace(regexp_replace(est_v,
                '(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]', '', 'g'),
                '[\t\n\x0b\x0c\r\x{85}\x{2028}\x{2029}]+', ' ', 'g'),
                '[\x00-\x1f\x7f-\x9f\x{e000}\p{Cf}]', '', 'g')
        else est_v
    end
