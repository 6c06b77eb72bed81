-- What is to be judged: each series now, the same one period before, and each source by itself.
create or replace temp table asked as
select 'now' as role, id, compared as y, list_filter(by_back[2:27], lambda est_v: est_v is not null) as baseline
from series
union all
select 'before' as role, id, by_back[2] as y, list_filter(by_back[3:28], lambda est_v: est_v is not null) as baseline
from series
where by_back[2] is not null
union all
select 'source' as role, id, 0 as y, baseline from sources where len(baseline) >= 8
