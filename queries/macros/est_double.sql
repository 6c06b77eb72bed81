-- A written number, with decimal comma too; null when unreadable or not finite.
create or replace temp macro est_double(est_v) as
    case
        when isfinite(try_cast(replace(trim(est_v), ',', '.') as double))
            then try_cast(replace(trim(est_v), ',', '.') as double)
    end
