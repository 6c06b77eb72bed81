-- What became of the rows that the mapping gave, and how many of them something was masked in or lie ahead of now.
-- params: now timestamp = timestamp '2026-01-05 08:00'
-- returns: mapped bigint, imported bigint, updated bigint, unchanged bigint, refused bigint, excluded bigint, masked bigint, ahead bigint, first timestamp, last timestamp
select
    count(*) as mapped,
    count(*) filter (where fates.fate = 'imported') as imported,
    count(*) filter (where fates.fate = 'updated') as updated,
    count(*) filter (where fates.fate = 'unchanged') as unchanged,
    count(*) filter (where not staged.excluded and staged.refused is not null) as refused,
    count(*) filter (where staged.excluded) as excluded,
    count(*) filter (where fates.fate is not null and staged.masked) as masked,
    count(*) filter (where fates.fate is not null and staged.occurred_at >= $now) as ahead,
    min(staged.occurred_at) filter (where fates.fate is not null) as first,
    max(staged.occurred_at) filter (where fates.fate is not null) as last
from staged
left join fates using (line)
