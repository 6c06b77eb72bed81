-- How many reports a row stands for: 1 where nothing is written, null (the row is refused) for anything but a whole
-- number from 0 up.
create or replace temp macro est_reports(est_v) as
    case
        when est_blank(est_v) is null then 1
        when est_double(est_v) between 0 and 1e15 and est_double(est_v) = floor(est_double(est_v))
            then est_double(est_v)::bigint
    end
