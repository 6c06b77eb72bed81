-- P(Y = k) of a negative binomial with mean m and size r (method.md, *Expected and usual*).
create or replace temp macro est_pmf(est_k, est_m, est_r) as
    exp(
        lgamma(est_r + est_k) - lgamma(est_r) - lgamma(est_k + 1)
        + est_r * ln(est_r / (est_r + est_m))
        + est_k * ln(est_m / (est_r + est_m))
    )
