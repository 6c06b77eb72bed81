-- Züri wie neu: what is broken in public space; no id, no area, Swiss coordinates that are not degrees.
select date as occurred_at, service_code as category
from source
