-- Takes the candidates of one sort apart again.
-- params: kinds integer = 1, texts varchar = 'a'
insert into masked
with
numbered as (
    select unnest(list(number order by number)) as number, unnest(string_split($texts, est_seam())) as masked
    from candidates
    where kinds = $kinds
)
select numbered.number, numbered.masked
from numbered
join candidates using (number)
where candidates.given <> numbered.masked
