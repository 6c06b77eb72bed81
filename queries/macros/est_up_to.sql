-- P(Y <= k) of a negative binomial with mean m and size r, from 8 standard deviations below the mean, where less than
-- 2e-14 is left (Chernoff), to 200 above, where nothing is left in a double.
create or replace temp macro est_up_to(est_k, est_m, est_r) as
    case
        when est_k > est_m + 200 * sqrt(est_m + est_m * est_m / est_r) then 1.0
        else coalesce(
            list_sum(list_transform(
                range(
                    greatest(0, floor(est_m - 8 * sqrt(est_m + est_m * est_m / est_r)))::bigint, est_k::bigint + 1
                ),
                lambda est_j: est_pmf(est_j, est_m, est_r)
            )),
            0.0
        )
    end
