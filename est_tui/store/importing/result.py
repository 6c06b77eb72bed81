from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of every row of one file: read = imported + updated + unchanged + rejected + excluded.

    `masked` are rows with something masked, unchanged ones too; `shared_ids` ids that stood for several reports.
    `unmapped_*` count the values that the workspace's lists do not know, most common first. `rejects_file` lists the
    rejected rows, None when there are none or nothing was to be written. `ahead` are reports of a time yet to come,
    `first` and `last` the span of those kept, `ignored` columns that a star mapping left aside, `rows` what a dry run
    shows.
    """

    file: str
    mapping: str
    read: int
    imported: int
    updated: int
    unchanged: int
    rejected: int
    excluded: int
    masked: int
    shared_ids: int
    unmapped_areas: Mapping[str, int]
    unmapped_categories: Mapping[str, int]
    rejects_file: str | None
    reasons: Mapping[str, int] = field(default_factory=dict)
    ahead: int = 0
    first: datetime | None = None
    last: datetime | None = None
    ignored: tuple[str, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    dry_run: bool = False

    def as_json(self) -> dict[str, Any]:
        """The object of contract.md's `import --format json`; a dry run says so and shows its first rows."""
        keys = ("read", "imported", "updated", "unchanged", "rejected", "excluded", "masked", "shared_ids")
        shown: dict[str, Any] = {key: getattr(self, key) for key in keys}
        shown["unmapped_areas"] = dict(self.unmapped_areas)
        shown["unmapped_categories"] = dict(self.unmapped_categories)
        shown["rejects_file"] = self.rejects_file
        if self.dry_run:
            shown |= {"dry_run": True, "rows": [dict(row) for row in self.rows]}
        return shown
