"""The package as others get it: built, installed in an environment of its own, run from another folder."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

REPO = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with sdist and wheel; the wheel is made from the sdist, as an index would."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, REPO, cwd=folder)
    return folder


def only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def program(environment: Path, name: str) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin") / name


def test_everything_the_program_reads_is_in_the_wheel(built: Path) -> None:
    files = run("git", "ls-files", "-z", "est_tui", "queries", "sample_data", cwd=REPO).stdout.rstrip("\0").split("\0")
    inside = set(zipfile.ZipFile(only(built, "*.whl")).namelist())
    expected = {name if name.startswith("est_tui/") else f"est_tui/_data/{name}" for name in files}
    assert len(expected) > 50
    assert not expected - inside
    assert not [name for name in inside if name.startswith(("tests", "bench", "queries", "sample_data"))]


def test_licence_and_changes_go_with_the_source(built: Path) -> None:
    with tarfile.open(only(built, "*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "requirements/run.txt"} <= names


def environment_with(built: Path, folder: Path, *, offline: bool) -> Path:
    """An environment with the wheel. Offline, its dependencies are those of the environment that runs the tests."""
    venv.create(folder, with_pip=not offline, symlinks=os.name != "nt")
    wheel = only(built, "*.whl")
    if offline:
        pure = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
        options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
        run(sys.executable, "-m", "pip", "--python", program(folder, "python"), "install", *options, wheel, cwd=folder)
        (pure / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    else:
        pip = [program(folder, "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        run(*pip, "--require-hashes", "-r", REPO / "requirements" / "run.txt", cwd=folder)
        run(*pip, "--no-deps", wheel, cwd=folder)
    return folder


def run_the_demo(installed: Path, elsewhere: Path) -> None:
    module = run(program(installed, "python"), "-c", "import est_tui; print(est_tui.__file__)", cwd=elsewhere)
    assert Path(module.stdout.strip()).is_relative_to(installed), "the wheel's own files, not the checkout's"
    done = run(program(installed, "est-tui"), "demo", "--no-open", cwd=elsewhere)
    workspace = Path(done.stdout.rstrip("\n"))
    assert (workspace / "est.toml").is_file()
    picture = run(program(installed, "est-tui"), "lagesbild", "-w", workspace, cwd=elsewhere)
    assert "EXEMPELDATA" in picture.stdout
    assert "Torvalla" in picture.stdout
    assert not list(elsewhere.iterdir())


def test_installed_it_runs_the_demo_from_another_folder(built: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "någon annanstans"
    elsewhere.mkdir()
    run_the_demo(environment_with(built, tmp_path / "environment", offline=True), elsewhere)


@pytest.mark.acceptance
def test_installed_with_the_locked_dependencies_alone_it_runs_the_demo(built: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run_the_demo(environment_with(built, tmp_path / "environment", offline=False), elsewhere)
