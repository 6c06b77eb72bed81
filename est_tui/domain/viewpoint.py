"""Where in the lägesbild we stand: shared by its views, so that changing view does not lose the place."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from est_tui.domain.listing import Listing, Order, arrange
from est_tui.domain.picture import Part, Picture, Row

Axis = Literal["area", "category"]


@dataclass
class Viewpoint:
    """What the operator has chosen to look at.

    `day` is a day of the chosen period, None the last complete one; `chosen` the chosen row's name by axis, "" for the
    whole municipality and absent until somebody moves; `fold` is how many thin rows it takes to fold them; `since` the
    date from which the periods are shown in numbers.
    """

    day: date | None = None
    part: Part = "all"
    axis: Axis = "area"
    order: Order = "signal"
    text: str = ""
    unfold: bool = False
    fold: int = 3
    chosen: dict[Axis, str] = field(default_factory=dict)
    top: int = 0
    since: date | None = None

    def listing(self, picture: Picture) -> Listing:
        """The rows of the chosen axis as they are shown: what is drawn, moved through and opened is this one list."""
        rows = picture.areas if self.axis == "area" else picture.categories
        return arrange(rows, self.order, self.text, len(rows) + 1 if self.unfold else self.fold)

    def row(self, picture: Picture, listing: Listing) -> Row:
        """The chosen row: the first until somebody moves; the whole municipality when it is chosen or there is none."""
        name = self.chosen.get(self.axis)
        for row in listing.rows:
            if name is None or row.name == name:
                return row
        return whole(picture) if name == "" or not listing.rows else listing.rows[0]

    def move(self, picture: Picture, listing: Listing, steps: int) -> bool:
        """Chooses the row so many steps away, from the whole municipality at the top; False at the end of the list."""
        names = ["", *(row.name for row in listing.rows)]
        now = names.index(self.row(picture, listing).name)
        then = min(max(now + steps, 0), len(names) - 1)
        self.chosen[self.axis] = names[then]
        return then != now


def whole(picture: Picture) -> Row:
    """The whole municipality as a row without a name."""
    return Row(picture.total)
