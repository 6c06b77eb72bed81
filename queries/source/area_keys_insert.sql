-- The names, codes and aliases of areas.csv, one element of each list a row; empty ones and repeats fall away.
-- params: keys varchar[] = ['Centrum', '07'], areas varchar[] = ['Centrum', 'Centrum']
insert into area_keys
select distinct est_key(listed.key) as key, listed.area
from (select unnest($keys::varchar[]) as key, unnest($areas::varchar[]) as area) as listed
where est_key(listed.key) is not null
