-- A written time as Swedish local time, as `est_time` reads it; one with an offset in the usual form is read faster.
create or replace temp macro est_local_time(est_v) as
    coalesce(
        case
            when regexp_matches(est_v, '[0-9]:[0-9]{2}.*(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})$')
                then timezone('Europe/Stockholm', try_cast(est_v as timestamptz))
        end,
        est_time(est_v)
    )
