"""The periods in numbers, one column each, since a date: the sparkline said plainly."""

from est_tui import phrases
from est_tui.domain.periods import Period
from est_tui.domain.picture import Figures, Picture, Row
from est_tui.domain.signs import clean
from est_tui.domain.viewpoint import whole
from est_tui.screens.pictured import Pictured
from est_tui.screens.view import bindings
from est_tui.widgets import frame, table
from est_tui.widgets.line import Line

CELL = 7
"""Cells a period takes: `45–46` and the air before it."""
GAP = "·"
"""A period without data: not a zero."""


class Values(Pictured):
    """Areas or categories down, periods across, the newest at the right edge."""

    view = "values"
    BINDINGS = bindings("values")

    def body(self, picture: Picture, width: int, height: int) -> list[Line]:
        """Two rows of headings, the whole municipality, the rows, the chosen one in words."""
        words, point = self.app.words, self.app.point
        listing = point.listing(picture)
        chosen = point.row(picture, listing)
        room = height - 8
        rows = listing.rows
        at = next((n for n, row in enumerate(rows) if row.name == chosen.name), 0)
        self.page_rows = max(room - 1, 1)
        point.top = min(max(point.top, at - room + 1), at, max(len(rows) - room, 0))
        shown = rows[point.top : point.top + room]
        asked = self._periods(picture)
        periods = asked[-((width - 3 - table.NAME - table.NAME_WIDTH) // CELL) :]
        cut = words("picture.shown_periods", n=len(periods), of=len(asked)) if len(periods) < len(asked) else ""
        lines = [Line(), *self._heads(picture, periods, width)]
        lines.append(self._row(whole(picture), self.app.everything, periods, width, not chosen.name))
        lines.append(frame.rule(width, cut))
        for row in shown:
            lines.append(self._row(row, row.name, periods, width, row.name == chosen.name))
        if not rows:
            lines += self.no_match()
        lines += [Line() for _ in range(height - 3 - len(lines))]
        note = words(
            "picture.shown_range", first=min(point.top + 1, len(rows)), last=point.top + len(shown), of=listing.of
        )
        lines.append(frame.rule(width, note if len(shown) < listing.of else ""))
        lines += [self._in_words(chosen, periods, width), self.caution(width)]
        return lines

    def _periods(self, picture: Picture) -> list[tuple[int, Period]]:
        """The periods asked for, oldest first, each with its place in a series (from the end, -1 the newest)."""
        period, since = picture.question.period, self.app.point.since
        every = [(back, period.shift(back + 1)) for back in range(-27, 0)]
        return every if since is None else [(back, p) for back, p in every if p.end >= since] or every[-1:]

    def _heads(self, picture: Picture, periods: list[tuple[int, Period]], width: int) -> list[Line]:
        words = self.app.words
        weeks, days = Line(), Line()
        weeks.put(table.NAME, words("picture.weeks"), "dim")
        key = "picture.area" if self.app.point.axis == "area" else "picture.category"
        days.put(table.NAME, words(key), "dim")
        for back, period in periods:
            token = "strong" if back == -1 else "dim"
            weeks.right(
                self._column(back, width), f"{period.start.isocalendar().week}–{period.end.isocalendar().week}", token
            )
            days.right(self._column(back, width), words.short_day(period.start), token)
        return [weeks, days]

    def _column(self, back: int, width: int) -> int:
        return width - 3 + (back + 1) * CELL

    def _row(self, row: Row, name: str, periods: list[tuple[int, Period]], width: int, chosen: bool) -> Line:
        line = Line(chosen)
        figures = row.figures
        signal = figures.signal in ("high", "low")
        line.put(table.NAME, clean(name), "strong" if signal or not row.name else "ink", width=table.NAME_WIDTH)
        for back, _ in periods:
            value = figures.series[back]
            text = GAP if value is None else self.app.words.number(value)
            if back == -1 and signal:
                text = f"{'▲' if figures.signal == 'high' else '▼'} {text}"
            line.right(self._column(back, width), text, self._token(figures, back, signal))
        line.click(0, width, f"choose({row.name!r})")
        return line

    def _token(self, figures: Figures, back: int, signal: bool) -> str:
        if back == -1 and signal:
            return "accent"
        value, band = figures.series[back], figures.band
        inside = value is None or band is None or band[0] <= value <= band[1]
        return "strong" if not inside else "ink" if back == -1 else "dim"

    def _in_words(self, chosen: Row, periods: list[tuple[int, Period]], width: int) -> Line:
        words, figures = self.app.words, chosen.figures
        line = Line()
        parts = [(clean(chosen.name) or self.app.everything, "strong"), (f"  {phrases.word(figures, words)}", "ink")]
        if figures.band:
            parts.append((f"  {words('picture.usual_low')} {phrases.band(figures, words)}", "dim"))
        after = line.phrase(2, parts, width - 2)
        key = words("picture.values_key", gap=GAP)
        if after + len(key) + 3 < width - 2:
            line.right(width - 3, key, "dim")
        return line

    def action_values(self) -> None:
        """The key that opened the numbers closes them too."""
        self.action_back()

    def action_open(self) -> None:
        """Opens the chosen row."""
        from est_tui.screens.opened import Opened

        self.app.push_screen(Opened())

    def action_choose(self, name: str) -> None:
        """A click chooses a row."""
        self.app.point.chosen[self.app.point.axis] = name
        self.redraw()

    def action_since(self) -> None:
        """Asks for the date from which periods are shown."""
        picture, since = self.app.shown_or_none, self.app.point.since
        if picture is not None:
            example = picture.question.period.shift(-6).start.isoformat()
            self.ask("since", since.isoformat() if since else "", self.app.words("field.since_hint", example=example))
