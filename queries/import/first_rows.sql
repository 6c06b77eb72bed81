-- The first rows as they would land. The text itself is never shown: only how long it is.
-- returns: line bigint, occurred_at varchar, area varchar, place varchar, category varchar, subcategory varchar, organisation varchar, police_reported boolean, antal bigint, text_length bigint, fate varchar
select
    staged.line,
    strftime(staged.occurred_at, '%Y-%m-%d %H:%M') as occurred_at,
    staged.area,
    staged.place,
    staged.category,
    staged.subcategory,
    staged.organisation,
    staged.police_reported,
    staged.antal,
    length(staged.text) as text_length,
    case when staged.excluded then 'excluded' when staged.refused is not null then 'rejected' else fates.fate end as fate
from staged
left join fates using (line)
order by staged.line
limit 10
