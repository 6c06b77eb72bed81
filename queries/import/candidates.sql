-- The values that may hold something to mask. `kinds` has a bit for each thing they may hold: 1 an identity number,
-- 2 an e-mail address, 4 a phone number, 8 a registration plate.
-- params: identity varchar = '[0-9]', email varchar = '@', phone varchar = '[0-9]', plate varchar = '[0-9]'
create or replace temp table candidates as
with
looked_at as (
    select
        regexp_matches(given, $identity)::integer
            + 2 * regexp_matches(given, $email)::integer
            + 4 * (kind <> 'name' and regexp_matches(given, $phone))::integer
            + 8 * (kind <> 'name' and regexp_matches(given, $plate))::integer as kinds,
        rowid as number,
        given
    from given
)
select kinds, number, given
from looked_at
where kinds > 0
