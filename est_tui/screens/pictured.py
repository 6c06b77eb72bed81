"""What the views of the lägesbild share: header, coverage, keys for period, part, axis and order."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from est_tui import phrases
from est_tui.domain.periods import day, period_of
from est_tui.domain.picture import Part, Picture
from est_tui.domain.signs import clean
from est_tui.screens.view import View
from est_tui.widgets import frame
from est_tui.widgets.line import Line

if TYPE_CHECKING:
    from est_tui.widgets.field import Field

_NEXT_PART: dict[Part, Part] = {"all": "police", "police": "other", "other": "all"}


class Pictured(View):
    """A view of the picture that the app shows. Subclasses give `body`."""

    covers: ClassVar[bool] = True
    """Whether the coverage line stands under the header."""

    def path(self) -> tuple[str, ...]:
        """The view's name, and what in it is opened."""
        return (self.app.words(f"view.{self.view}"),)

    def body(self, picture: Picture, width: int, height: int) -> list[Line]:
        """Everything between the coverage line and the keys."""
        raise NotImplementedError

    def lines(self, width: int, height: int) -> list[Line]:
        """Header, coverage or what troubles the source, the body, the keys."""
        picture = self.app.shown_or_none
        last = [] if self.field else [frame.foot(self.view, self.app.words, width, self.app.missing)]
        if picture is None:
            return [self._header(width), *self._waiting(width, height - 1 - len(last)), *last]
        second = [self._second(picture, width)] if self.covers or self.app.trouble else []
        room = height - 1 - len(second) - len(last)
        body = self.empty(picture, room) or self.body(picture, width, room)
        return [self._header(width), *second, *body, *last]

    def _header(self, width: int) -> Line:
        app, words = self.app, self.app.words
        picture = app.shown_or_none
        abouts: list[str] = []
        if picture is not None:
            period, part = picture.question.period, picture.question.part
            days = words.days(period.start, period.end)
            if not picture.question.complete:
                last = (picture.question.cutoff - timedelta(microseconds=1)).date()
                days = words("picture.running", days=words.days(period.start, last))
            abouts = [f"{period.label} · {days}", period.label, period.label.rpartition(" ")[0]]
            if part != "all":
                abouts = [f"{about} · {words(f'picture.part.{part}')}" for about in abouts] + abouts[-1:]
        if app.pending is not None:
            abouts = [words("picture.reading_period", period=app.pending.label), "…"]
        return frame.header(frame.Heading(self.path(), tuple(abouts), self.marks(), self._times(picture)), width)

    def _times(self, picture: Picture | None) -> tuple[str, ...]:
        app, words = self.app, self.app.words
        if app.settings and app.settings.today:
            day = app.settings.today
            return (words("picture.today", day=words.day(day, year=True)), words.day(day))
        if picture is None or picture.read_at is None:
            return ()
        return (words("picture.read", moment=words.moment(picture.read_at)), words.clock(picture.read_at))

    def _second(self, picture: Picture, width: int) -> Line:
        """Row 1: who has reported, dim; or, in ink, what is wrong with the source and how old the picture is."""
        line, app, room = Line(), self.app, width - 4
        if app.trouble is None:
            parts = phrases.coverage(picture, app.words)
            line.put(2, phrases.fitted(parts, phrases.shorter(parts, picture, app.words), room), "dim", width=room)
            return line
        title, hint = app.words.error(app.trouble)
        age = app.words("picture.stale", moment=app.words.moment(picture.read_at)) if picture.read_at else ""
        text = f"{title.rstrip('.')}, {age}" if age else title
        after = line.put(2, text if cell_len(text) <= room else title, "ink", width=room) + 2
        if hint and after + cell_len(hint) <= width - 2:
            line.put(after, hint, "dim")
        return line

    def _waiting(self, width: int, height: int) -> list[Line]:
        """No picture yet: what is being done, or why there is none and what to do."""
        lines = [Line() for _ in range(height)]
        app = self.app
        if app.trouble is None:
            lines[3].put(2, app.words("picture.reading"), "dim")
            return lines
        from textwrap import wrap

        at = 3
        for text, token in zip(app.words.error(app.trouble), ("ink", "dim"), strict=True):
            for part in wrap(text, width - 6):
                lines[at].put(2, part, token)
                at += 1
        return lines

    def empty(self, picture: Picture, height: int) -> list[Line] | None:
        """One sentence with its key when there is nothing to show; None when there is."""
        if picture.total.count or any(value for value in picture.total.series) or picture.asides:
            return None
        words, last = self.app.words, latest(picture)
        lines = [Line() for _ in range(height)]
        if picture.question.part != "all":
            said, key, does, action = words("picture.none_part"), "s", words("picture.none_part_do"), "part"
        elif last is not None:
            said = words(
                "picture.none_now", period=picture.question.period.label, day=words.day(last.date(), year=True)
            )
            key, does, action = "Enter", words("picture.none_now_do"), "latest"
        elif self.app.settings is None or not self.app.settings.own_reports:
            said, key, does, action = words("picture.nothing_foreign"), "", "", ""
        else:
            said, key, does, action = words("picture.nothing"), "i", words("picture.nothing_do"), "import"
        after = lines[2].put(2, said)
        after = lines[2].put(lines[2].put(after + 2, key, "strong") + 1, does, "dim")
        lines[2].click(2, after, action)
        return lines

    def no_match(self) -> list[Line]:
        """What stands in place of the rows when a search finds none."""
        line = Line()
        after = line.put(2, self.app.words("picture.no_match", text=clean(self.app.point.text)), width=60)
        line.put(line.put(after + 2, "Esc", "strong") + 1, self.app.words("picture.no_match_do"), "dim")
        return [Line(), line]

    def caution(self, width: int) -> Line:
        """The line under every picture: reports are not crimes."""
        line = Line()
        line.put(2, self.app.words("picture.foot"), "dim", width=width - 3)
        return line

    def action_part(self) -> None:
        """All reports, those that are polisanmälda, the others, and round again."""
        self.app.choose_part(_NEXT_PART[self.app.point.part])

    def action_earlier(self) -> None:
        """The period before."""
        self._step(-1)

    def action_later(self) -> None:
        """The period after, up to the one that holds today."""
        self._step(1)

    def _step(self, steps: int) -> None:
        app = self.app
        picture = app.shown_or_none
        if picture is None or app.settings is None:
            return
        start = app.pending.start if app.pending else picture.question.period.start
        period = period_of(start, app.settings.anchor, app.settings.days).shift(steps)
        if period.start_moment < picture.question.cutoff:
            app.choose_day(period.start)

    def action_categories(self) -> None:
        """Areas or categories."""
        point = self.app.point
        point.axis = "category" if point.axis == "area" else "area"
        point.top = 0
        self.redraw()

    def action_order(self) -> None:
        """The unusual first, or the fixed order."""
        point = self.app.point
        point.order = "fixed" if point.order == "signal" else "signal"
        point.top = 0
        self.redraw()

    def action_all(self) -> None:
        """Unfolds the thin rows, or folds them."""
        self.app.point.unfold = not self.app.point.unfold
        self.redraw()

    def action_clear(self) -> None:
        """Gives up the search."""
        self.app.point.text = ""
        self.redraw()

    def action_up(self) -> None:
        """The row above."""
        self.move(-1)

    def action_down(self) -> None:
        """The row below."""
        self.move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.move(-self.page_rows)

    def action_page_down(self) -> None:
        """A page down."""
        self.move(self.page_rows)

    def action_first(self) -> None:
        """The whole municipality, at the top."""
        self.move(-10_000)

    def action_last(self) -> None:
        """The last row."""
        self.move(10_000)

    page_rows = 10
    """Rows that PgUp and PgDn move; a view sets it to what it shows."""

    def move(self, steps: int) -> None:
        """Chooses another row."""
        picture = self.app.shown_or_none
        if picture is not None:
            point = self.app.point
            point.move(picture, point.listing(picture), steps)
            self.redraw()

    def action_filter(self) -> None:
        """Asks what to search for."""
        self.ask("filter", self.app.point.text, self.app.words("field.filter_hint"))

    def on_field_changed(self, event: "Field.Changed") -> None:
        """Searches while it is written."""
        if event.field.asks == "filter":
            self.app.point.text = event.text
            self.app.point.top = 0
            self.redraw()

    def on_field_done(self, event: "Field.Done") -> None:
        """Takes the answer, or says what is wrong with it."""
        if event.field.asks == "since":
            text = event.text.strip()
            try:
                self.app.point.since = day(text) if text else None
            except ValueError:
                event.field.complain(self.app.words("error.bad_date.title", text=text))
                return
        self.answered()

    def on_field_left(self, event: "Field.Left") -> None:
        """Gives up: a search shows all rows again."""
        if event.field.asks == "filter":
            self.app.point.text = ""
        self.answered()

    def action_import(self) -> None:
        """Reads a file in the inbox."""
        from est_tui.screens.importing import Importing

        self.app.push_screen(Importing())

    def action_latest(self) -> None:
        """Goes to the period of the latest reports, from one that has none."""
        picture = self.app.shown_or_none
        last = picture and latest(picture)
        if last:
            self.app.choose_day(last.date())

    def action_values(self) -> None:
        """The periods in numbers."""
        from est_tui.screens.values import Values

        self.app.push_screen(Values())

    def action_back(self) -> None:
        """The view before."""
        self.app.pop_screen()

    def action_reread(self) -> None:
        """Reads the source again now."""
        self.app.read()

    def action_lagesbild(self) -> None:
        """Back to the list, from however deep."""
        self.app.to_lagesbild()


def latest(picture: Picture) -> datetime | None:
    """When the newest report of any source is from, or None when there is none."""
    return max((source.last_reported_at for source in picture.sources if source.last_reported_at), default=None)
