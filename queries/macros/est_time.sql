-- A written time as local time without zone; one with an offset or Z is turned to Swedish time; null when unreadable.
create or replace temp macro est_time(est_v) as
    case
        when regexp_matches(trim(est_v), '[0-9]:[0-9]{2}.*(?:[zZ]|UTC|[+-][0-9:]{1,5})$') then
            timezone('Europe/Stockholm', timezone('UTC',
                try_cast(trim(regexp_replace(trim(est_v), '(?:[zZ]|UTC|[+-][0-9:]{1,5})$', '')) as timestamp)
                - to_minutes(
                    if(regexp_matches(trim(est_v), '-[0-9:]{1,5}$'), -1, 1) * (
                        60 * coalesce(try_cast(regexp_extract(trim(est_v), '[+-]([0-9]{1,2}):?(?:[0-9]{2})?$', 1) as integer), 0)
                        + coalesce(try_cast(regexp_extract(trim(est_v), '[+-][0-9]{1,2}:?([0-9]{2})$', 1) as integer), 0)
                    )
                )
            ))
        when isfinite(try_cast(trim(est_v) as timestamp)) then try_cast(trim(est_v) as timestamp)
    end
