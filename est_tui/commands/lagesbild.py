import argparse
import sys

from est_tui import clock
from est_tui.cli import Call, parse_date
from est_tui.config import Config
from est_tui.domain.picture import Picture
from est_tui.i18n import Words

FORMATS = ("table", "json", "csv", "md", "html")


def arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`est-tui lagesbild [--period DATE] [--format …]`."""
    parser.add_argument("--period", metavar="YYYY-MM-DD", help=words("lagesbild.period"))
    parser.add_argument("--format", choices=FORMATS, default="table", help=words("lagesbild.format"))


def run(call: Call) -> int:
    """Prints the lägesbild of a period. All of it is made before the first letter is printed.

    Raises SourceAway when the reports are out of reach, UsageError for a period after the cutoff.
    """
    from est_tui.domain.asking import ask
    from est_tui.store.pictures import read_picture

    settings = call.config()
    day = parse_date(call.args.period) if call.args.period else None
    picture = read_picture(settings, ask(settings, clock.now(), day), detail=False)
    sys.stdout.write(render(picture, call.args.format, settings, call.words, call.ascii))
    return 0


def render(picture: Picture, form: str, settings: Config, words: Words, ascii_only: bool = False) -> str:
    """The picture in one of FORMATS. Each format's room is imported only when it is asked for."""
    if form == "json":
        from est_tui.exports import picture_json

        return picture_json.render(picture)
    if form == "csv":
        from est_tui.exports import picture_csv

        return picture_csv.render(picture, settings, words)
    from est_tui.exports import picture_html, picture_markdown, picture_table
    from est_tui.exports.document import document

    told = document(picture, settings, words, on_screen=form == "table")
    if form == "table":
        return picture_table.render(told, words, ascii_only)
    if form == "md":
        return picture_markdown.render(told, words)
    return picture_html.render(told, words)
