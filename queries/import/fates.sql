-- What becomes of every row to be kept: imported, updated or unchanged, and under which occurrence of its id.
-- Rows without an id of their own: each copy is an occurrence. Others: content that is stored under the id is unchanged
-- wherever it stands; what is left replaces, in order, what the id held before and the file does not say again.
create or replace temp table fates as
with
made as (
    select
        identified.line,
        identified.copy as occurrence,
        if(stored.content is null, 'imported', 'unchanged') as fate
    from identified
    left join stored
        on stored.source = identified.source and stored.id = identified.id and stored.occurrence = identified.copy
    where identified.made
),
named as (select * from identified where not made),
same as (
    select named.line, min(stored.occurrence) as occurrence, 'unchanged' as fate
    from named
    join stored using (source, id, content)
    group by named.line
),
again as (
    select line, null::bigint as occurrence, 'unchanged' as fate
    from named
    where copy > 1 and line not in (select line from same)
),
new as (
    select line, source, id, row_number() over (partition by source, id order by line) as turn
    from named
    anti join stored using (source, id, content)
    where copy = 1
),
free as (
    select source, id, occurrence, row_number() over (partition by source, id order by occurrence) as turn
    from stored
    anti join named using (source, id, content)
),
changed as (
    select new.line, free.occurrence, 'updated' as fate
    from new
    join free using (source, id, turn)
),
last_stored as (select source, id, max(occurrence) as occurrence from stored group by source, id),
added as (
    select
        new.line,
        coalesce(last_stored.occurrence, 0)
            + row_number() over (partition by new.source, new.id order by new.line) as occurrence,
        'imported' as fate
    from new
    anti join free using (source, id, turn)
    left join last_stored using (source, id)
)
select line, occurrence, fate from made
union all select line, occurrence, fate from same
union all select line, occurrence, fate from again
union all select line, occurrence, fate from changed
union all select line, occurrence, fate from added
