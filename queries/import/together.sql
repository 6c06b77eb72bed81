-- The candidates of each sort as one text, so that Python looks through a few long texts and not many short ones.
-- Between them stands a seam that nothing to be masked can lie across.
-- returns: kinds integer, texts varchar
select kinds, string_agg(given, est_seam() order by number) as texts
from candidates
group by kinds
