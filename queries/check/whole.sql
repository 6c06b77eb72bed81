-- Reads every value of our own reports: a damaged block anywhere in the file shows itself.
-- returns: n bigint, digest uhugeint
select count(*) as n, bit_xor(hash(reports)::uhugeint) as digest
from src.reports
