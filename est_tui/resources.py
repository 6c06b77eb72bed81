from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `queries` or `sample_data`: inside an installed wheel, else beside the package in a checkout.

    Raises FileNotFoundError when neither is there, which means a broken installation.
    """
    for place in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(name)


def locale(lang: str) -> Path:
    """The file with the words of one language, `sv` or `en`."""
    return _PACKAGE / "locale" / f"{lang}.toml"
