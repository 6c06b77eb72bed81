-- What becomes of every row to be kept: imported, updated or unchanged, and under which occurrence of its id.
-- Rows without an id of their own: each copy is an occurrence. Others: content that is stored under the id is unchanged
-- wherever it stands; what is left replaces, in order, what the id held before and the file does not say again.
create or replace temp table fates as
with
made as (
    select
        identified.line,
        identified.id,
        identified.copy as occurrence,
        if(stored.content is null, 'imported', 'unchanged') as fate
    from identified
    left join stored
        on stored.source = identified.source and stored.id = identified.id and stored.occurrence = identified.copy
    where identified.made
),
named as (select * from identified where not made),
same as (
    select named.line, any_value(named.id) as id, min(stored.occurrence) as occurrence, 'unchanged' as fate
    from named
    join stored using (source, id, content)
    group by named.line
),
again as (
    select line, id, null::bigint as occurrence, 'unchanged' as fate
    from named
    where copy > 1 and line not in (select line from same)
),
fresh as (
    select line, source, id
    from named
    anti join stored using (source, id, content)
    where copy = 1
),
new as (
    select line, source, id, 1 as turn
    from fresh
    anti join several using (source, id)
    union all
    select line, source, id, row_number() over (partition by source, id order by line) as turn
    from fresh
    semi join several using (source, id)
),
free as (
    select source, id, occurrence, row_number() over (partition by source, id order by occurrence) as turn
    from stored
    anti join named using (source, id, content)
),
changed as (
    select new.line, new.id, free.occurrence, 'updated' as fate
    from new
    join free using (source, id, turn)
),
stands as (
    select source, id, max(occurrence) as last, count(*) filter (where free.turn is not null) as taken
    from stored
    left join free using (source, id, occurrence)
    group by source, id
),
added as (
    select
        new.line,
        new.id,
        new.turn - coalesce(stands.taken, 0) + coalesce(stands.last, 0) as occurrence,
        'imported' as fate
    from new
    anti join free using (source, id, turn)
    left join stands using (source, id)
)
select line, id, occurrence, fate from made
union all select line, id, occurrence, fate from same
union all select line, id, occurrence, fate from again
union all select line, id, occurrence, fate from changed
union all select line, id, occurrence, fate from added
