-- The names or places of one kind that had something masked, one element of each list a row.
-- params: kind varchar = 'name', given varchar[] = ['a@example.org'], masked varchar[] = ['[e-post]']
insert into masks
select $kind::varchar as kind, unnest($given::varchar[]) as given, unnest($masked::varchar[]) as masked
