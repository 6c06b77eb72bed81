-- The names, codes and aliases of categories.csv, one element of each list a row; empty ones and repeats fall away.
-- params: keys varchar[] = ['Klotter', 'A1'], categories varchar[] = ['Klotter', 'Klotter'],
--     kinds varchar[] = ['event', 'event'], sensitive boolean[] = [false, false]
insert into category_keys
select distinct est_key(listed.key) as key, listed.category, listed.kind, listed.sensitive
from (
    select
        unnest($keys::varchar[]) as key,
        unnest($categories::varchar[]) as category,
        unnest($kinds::varchar[]) as kind,
        unnest($sensitive::boolean[]) as sensitive
) as listed
where est_key(listed.key) is not null
