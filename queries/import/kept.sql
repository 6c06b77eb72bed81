-- What is kept of each value: masked, blanks normalised, a place no finer than its street.
create or replace temp table kept as
with
looked_at as (
    select given.kind, given.given, masked.masked is not null as masked, coalesce(masked.masked, given.given) as said
    from given
    left join masked on masked.number = given.rowid
),
written as (
    select
        kind,
        given,
        masked,
        case kind when 'name' then est_blank(said) when 'place' then est_place(said) else said end as kept
    from looked_at
    where masked or kind <> 'text'
),
outside as (select key from category_keys where kind = 'excluded')
select kind, given, masked, kept, kind = 'name' and est_key(kept) in (select key from outside) as excluded
from written
