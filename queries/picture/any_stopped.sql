-- Whether any source has no report in the current period.
-- returns: any_stopped boolean
select coalesce(max(last_back) > 0, false) as any_stopped from source_spans
