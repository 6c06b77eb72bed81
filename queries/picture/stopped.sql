-- Whether any source has no report in the current period, and whether any of those needs counts from before the window.
-- params: window integer = 27
-- returns: stopped boolean, beyond boolean
select
    coalesce(bool_or(last_back > 0), false) as stopped,
    coalesce(bool_or(last_back > 0 and last_back + 25 > $window and reach > $window), false) as beyond
from source_spans
