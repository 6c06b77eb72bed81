-- How much more a series varies than chance alone: max(1, s² / x̄) of its baseline, a list; 1 when S = 0 or n = 1.
create or replace temp macro est_dispersion(est_baseline) as
    case
        when len(est_baseline) = 1 or list_sum(est_baseline) = 0 then 1.0
        else greatest(1.0, list_var_samp(est_baseline) / list_avg(est_baseline))
    end
