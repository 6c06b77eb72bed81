-- The names, codes and aliases of organisations.csv, one element of each list a row; empty ones and repeats fall away.
-- params: keys varchar[] = ['Nordvakt', '07'], organisations varchar[] = ['Nordvakt', 'Nordvakt']
insert into organisation_keys
select distinct est_key(listed.key) as key, listed.organisation
from (select unnest($keys::varchar[]) as key, unnest($organisations::varchar[]) as organisation) as listed
where est_key(listed.key) is not null
