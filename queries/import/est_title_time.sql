-- The time at the head of a title such as "31 december 23.50, Stöld, Åre", which has no year: in the year that brings
-- it nearest to when it was published, so that the turn of the year and 29 February come out right. Null without one.
create or replace temp macro est_title_time(est_title, est_published) as
    list_min(list_transform(
        list_filter(
            list_transform(
                [-1, 0, 1],
                lambda est_years : try_cast(
                    (year(est_time(est_published)) + est_years) || '-'
                    || list_position(
                        ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober',
                         'november', 'december'],
                        lower(regexp_extract(est_title, '^\s*[0-9]{1,2} (\p{L}+) [0-9]{1,2}[.:][0-9]{2}', 1))
                    ) || '-'
                    || regexp_extract(est_title, '^\s*([0-9]{1,2}) \p{L}+ [0-9]', 1) || ' '
                    || regexp_replace(
                        regexp_extract(est_title, '^\s*[0-9]{1,2} \p{L}+ ([0-9]{1,2}[.:][0-9]{2})', 1), '[.]', ':'
                    ) as timestamp
                )
            ),
            lambda est_at : est_at is not null
        ),
        lambda est_at : {'far': abs(epoch(est_at) - epoch(est_time(est_published))), 'at': est_at}
    ))['at']
