-- A written yes or no, in Swedish too; null when it is neither.
create or replace temp macro est_bool(est_v) as
    case
        when lower(trim(est_v)) in ('ja', 'j', 'sant', 'true', 't', 'yes', 'y', '1', '1.0') then true
        when lower(trim(est_v)) in ('nej', 'n', 'falskt', 'false', 'f', 'no', '0', '0.0') then false
    end
