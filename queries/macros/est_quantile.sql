-- How many of a list's first terms, at most 262,143, sum to less than a share: found by halving. (The steps are the
-- same for every row: list_reduce mixes up captured columns where its lists differ in length, DuckDB 1.5.)
create or replace temp macro est_quantile(est_terms, est_share) as
    list_reduce(
        [131072, 65536, 32768, 16384, 8192, 4096, 2048, 1024, 512, 256, 128, 64, 32, 16, 8, 4, 2, 1],
        lambda est_i, est_step: case
            when est_i + est_step > len(est_terms) then est_i
            when list_sum(est_terms[1:est_i + est_step]) < est_share then est_i + est_step
            else est_i
        end,
        0
    )
