"""Draws the pictures in this folder from the example: python docs/pictures.py (needs Chromium, which makes PNG of SVG).

Each picture is the dashboard itself, run without a terminal at a named size, with keys pressed as a person would.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PICTURES = {
    "lagesbild": ((100, 28), "projektor", []),
    "omrade": ((100, 28), "ljust", ["enter"]),
    "skrivbord": ((160, 45), "mörkt", []),
    "rutnat": ((160, 45), "ljust", ["g"]),
}
MARGIN = 8
CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"]
CHROMIUM += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


async def draw(folder: Path, name: str) -> str:
    """One picture as SVG, without the window that Textual draws around it and without its font from the net."""
    from est_tui import config
    from est_tui.app import EstApp
    from est_tui.i18n import Words

    size, theme, keys = PICTURES[name]
    app = EstApp(config.load(folder)._replace(theme=theme), Words("sv"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(2.0)
        for key in keys:
            await pilot.press(key)
        await pilot.pause(0.5)
        svg = app.export_screenshot()
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S).replace("Fira Code", "JetBrains Mono, DejaVu Sans Mono")
    start = re.search(r'<g transform="translate\(9, 41\)"', svg)
    frame = re.search(r'<rect fill="#[0-9a-f]{6}" stroke=.*?/>', svg)
    assert start is not None
    assert frame is not None
    width, height = size[0] * 12.2, size[1] * 24.4 + MARGIN
    body = svg[start.start() : svg.rindex("</svg>")].replace("translate(9, 41)", "translate(0, 0)", 1)
    head = svg[: frame.start()]
    head = re.sub(r'viewBox="[^"]*"', f'viewBox="0 0 {width:.0f} {height:.0f}"', head)
    return f"{head}{body}</svg>"


def main() -> None:
    """Builds the example, draws every picture of it."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    with tempfile.TemporaryDirectory() as place:
        example = Path(place) / "exempel"
        subprocess.run([sys.executable, "-m", "est_tui", "demo", "--no-open", "--dir", str(example)], check=True)
        for name, (size, _, _) in PICTURES.items():
            drawn = Path(place) / f"{name}.svg"
            drawn.write_text(asyncio.run(draw(example, name)), encoding="utf-8")
            window = f"--window-size={round(size[0] * 12.2)},{round(size[1] * 24.4) + MARGIN}"
            target = HERE / f"{name}.png"
            profile = f"--user-data-dir={place}/chromium"
            subprocess.run([*CHROMIUM, profile, window, f"--screenshot={target}", drawn.as_uri()], check=True)


if __name__ == "__main__":
    main()
