-- Sources that have stopped, so long ago that the test of silence looks beyond the window of $window periods.
-- params: window integer = 27
-- returns: id bigint
select id
from source_spans
where last_back > 0 and last_back + 25 > $window and reach > $window
