-- What a series is expected to hold: (S + 0.5) / n of its baseline, a list; null when that is empty.
create or replace temp macro est_mean(est_baseline) as
    (list_sum(est_baseline)::double + 0.5) / nullif(len(est_baseline), 0)
