-- The values that may hold something to mask, and what: few enough to look at one by one.
-- params: identity varchar = '[0-9]', email varchar = '@', phone varchar = '[0-9]', plate varchar = '[0-9]'
-- returns: number bigint, kind varchar, given varchar, identity boolean, email boolean, phone boolean, plate boolean
with
looked_at as (
    select
        rowid as number,
        kind,
        given,
        regexp_matches(given, $identity) as identity,
        regexp_matches(given, $email) as email,
        kind <> 'name' and regexp_matches(given, $phone) as phone,
        kind <> 'name' and regexp_matches(given, $plate) as plate
    from given
)
select number, kind, given, identity, email, phone, plate
from looked_at
where identity or email or phone or plate
