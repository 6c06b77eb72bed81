-- The size r of the predictive negative binomial, from mean m, dispersion and number of baseline periods.
create or replace temp macro est_size(est_m, est_phi, est_n) as
    est_m / (est_phi * (1 + 1.0 / est_n) - 1)
