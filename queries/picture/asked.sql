-- What is to be judged: each series now, and each source by itself.
create or replace temp view asked as
select 'series' as role, id, compared as y, list_filter(by_back[2:27], lambda est_v: est_v is not null) as baseline
from series
union all
select 'source' as role, id, 0 as y, baseline from sources where len(baseline) >= 8
