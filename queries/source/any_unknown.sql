-- Whether anything elder than the window is not known yet at the cutoff, as in a rehearsal of an earlier day.
-- returns: any_unknown boolean
select coalesce(bool_or(unknown > 0), false) as any_unknown from fetched_late
