"""The library of a spec: what is made for it, and what its shell does with a real sh and a real pip, offline."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from penstock.steps.keys.library import LibraryPath, install_library
from penstock.steps.keys.types import ASSETS
from penstock.steps.parts.archive import archive
from penstock.steps.parts.library_use import use_library

PIP = (
    "python3 -m pip install --quiet --no-input --disable-pip-version-check --no-cache-dir --no-warn-script-location"
    ' --target "$TARGET"'
)
CHECK = (
    "python3 -m pip --version > /dev/null 2>&1 || "
    "{ echo 'python3 with pip is needed for the library, which this machine does not have' >&2; exit 1; }\n"
)
UNPACK = (
    'SOURCE=$(mktemp -d) && TARGET=$(mktemp -d) && tar -xf "$INPUT1_STAGING_DIR"/* -C "$SOURCE" && '
    'cd "$SOURCE" || exit 1\n'
)
COPY = 'cp -R . "$TARGET" || exit 1\n'
PACK = 'tar -cf "$OUTPUT1_STAGING_DIR/library.tar" -C "$TARGET" .'
WHEEL = "greeting-1.0-py3-none-any.whl"


def _wheel(folder: Path) -> Path:
    """A small wheel: a module, and a command."""
    files = {
        "greeting.py": "def main():\n    print('hello from a wheel')\n",
        "greeting-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n",
        "greeting-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "greeting-1.0.dist-info/entry_points.txt": "[console_scripts]\ngreet = greeting:main\n",
    }
    record = ["greeting-1.0.dist-info/RECORD,,"]
    path = folder / WHEEL
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(text)}")
        wheel.writestr("greeting-1.0.dist-info/RECORD", "\n".join(record) + "\n")
    return path


def _folder(assets: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = assets / "lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if name.startswith("bin/"):
            path.chmod(0o755)
    return assets / "lib"


def test_what_is_made(context: Any, fields: Any) -> None:
    """An activity that waits for nothing, what it reads and what it writes; each resource has its own."""
    made = context()
    source = _folder(made.assets, {"team.py": ""})

    activity, output = install_library(made, "lib", "machine")

    assert (activity.id, output.id) == ("Library.machine", "Library.machine.output")
    assert fields(activity) == [
        ("type", "ShellCommandActivity"),
        ("lateAfterTimeout", "2 hours"),
        ("onFail", ("ref", "FailureAlarm")),
        ("runsOn", ("ref", "machine")),
        ("input", ("ref", "Library.machine.source")),
        ("output", ("ref", "Library.machine.output")),
        ("command", UNPACK + COPY + PACK),
        ("stage", "true"),
    ]
    assert fields(activity.input[0]) == [
        ("type", "S3DataNode"),
        ("filePath", f"s3://asset-bucket/generated/{archive(source).name}"),
    ]
    assert fields(output) == [
        ("type", "S3DataNode"),
        ("directoryPath", "s3://data-bucket/Library/machine/#{format(@scheduledStartTime,'YYYY-MM-dd-HH-mm-ss')}/"),
    ]


@pytest.mark.parametrize(
    ("files", "path", "command"),
    [
        ({"needs.txt": ""}, "lib/needs.txt", f"{CHECK}{UNPACK}{PIP} --requirement needs.txt || exit 1\n{PACK}"),
        ({"a-1.whl": ""}, "lib/a-1.whl", f"{CHECK}{UNPACK}{PIP} ./a-1.whl || exit 1\n{PACK}"),
        ({"setup.py": "", "a.py": ""}, "lib", f"{CHECK}{UNPACK}{PIP} . || exit 1\n{PACK}"),
        (
            {"requirements.txt": "", "b-1.whl": "", "it's.whl": ""},
            "lib",
            f"{CHECK}{UNPACK}{PIP} ./b-1.whl './it'\"'\"'s.whl' --requirement requirements.txt || exit 1\n{COPY}{PACK}",
        ),
    ],
)
def test_commands(context: Any, files: dict[str, str], path: str, command: str) -> None:
    """For a file of requirements, a wheel, a project, and a folder of several things."""
    made = context()
    _folder(made.assets, files)
    assert install_library(made, path, "machine")[0].command == command


class Machine:
    """Runs shell text as Task Runner does, with folders for what is staged."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = f"{Path(sys.executable).parent}:/usr/bin:/bin"

    def run(self, command: str, *inputs: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Run it with a copy of each input in its folder, by the name that an asset has."""
        environment = {"PATH": self.path, "HOME": str(self.root), "TMPDIR": str(self.root), "PIP_NO_INDEX": "1"}
        for number, path in enumerate(inputs, start=1):
            folder = self.root / f"input{number}"
            folder.mkdir(exist_ok=True)
            for old in folder.iterdir():
                old.unlink()
            (folder / f"0123abcd{path.suffix}").write_bytes(path.read_bytes())
            environment[f"INPUT{number}_STAGING_DIR"] = str(folder)
        self.output.mkdir(exist_ok=True)
        environment["OUTPUT1_STAGING_DIR"] = str(self.output)
        ran = subprocess.run(
            ["/bin/sh", "-c", command], env=environment, cwd=self.root, capture_output=True, text=True, check=False
        )
        assert ran.returncode == code, ran.stdout + ran.stderr
        return ran

    @property
    def output(self) -> Path:
        """The folder of what is written."""
        return self.root / "output1"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with Python and pip."""
    root = tmp_path / "machine"
    root.mkdir()
    return Machine(root)


def _install(machine: Machine, context: Any, path: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    activity, _ = install_library(context, path, "machine")
    return machine.run(activity.command or "", archive(context.assets / path), code=code)


@pytest.mark.parametrize("path", ["lib/" + WHEEL, "lib", "needs.txt"])
def test_a_wheel_is_found_by_later_steps(machine: Machine, context: Any, path: str) -> None:
    """Alone, in a folder, or by requirements that name it: as a module, and as a command."""
    made = context()
    wheel = _wheel(_folder(made.assets, {"README": ""}))
    (made.assets / "needs.txt").write_text(f"--find-links {wheel.parent}\ngreeting == 1.0\n", encoding="utf-8")

    _install(machine, made, path)
    library = machine.output / "library.tar"
    told = machine.run(f"{use_library(2)}greet && python3 -c 'import greeting; greeting.main()'", wheel, library)

    assert told.stdout == "hello from a wheel\n" * 2


def test_a_project_is_built(machine: Machine, context: Any) -> None:
    """By what it says itself to be built with, which here is a back end of its own."""
    made = context()
    backend = (
        "import shutil\n"
        "def build_wheel(folder, config_settings=None, metadata_directory=None):\n"
        f"    shutil.copy({WHEEL!r}, folder)\n"
        f"    return {WHEEL!r}\n"
    )
    project = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    folder = _folder(made.assets, {"backend.py": backend, "pyproject.toml": project})
    built = _wheel(made.assets)
    (folder / "data").mkdir()
    built.rename(folder / "data" / WHEEL)
    (folder / "backend.py").write_text(backend.replace(f"copy({WHEEL!r}", f"copy('data/' + {WHEEL!r}"))

    _install(machine, made, "lib")

    with tarfile.open(machine.output / "library.tar") as tar:
        names = {name for name in tar.getnames() if "__pycache__" not in name}
    assert {"./greeting.py", "./bin/greet"} <= names
    assert "./backend.py" not in names


def test_modules_and_scripts_need_no_pip(machine: Machine, context: Any) -> None:
    """A team's own files, as they are; nor Python, where they are for the shell."""
    made = context()
    _folder(
        made.assets,
        {"team/__init__.py": "NAME = 'team'\n", "bin/hello": "#!/bin/sh\necho hello\n", "functions.sh": "NAME=team\n"},
    )
    machine.path = "/usr/bin:/bin"

    _install(machine, made, "lib")
    library = machine.output / "library.tar"
    told = machine.run(
        f'{use_library(1)}hello && . "$LIBRARY_DIR/functions.sh" && echo "$NAME" && echo "$PYTHONPATH"', library
    )

    hello, name, path = told.stdout.splitlines()
    assert (hello, name) == ("hello", "team")
    assert (Path(path) / "team" / "__init__.py").exists()


def test_two_installations_are_alike(machine: Machine, context: Any) -> None:
    """The files are; when they were made is not told by a library."""
    made = context()
    _wheel(_folder(made.assets, {"team.py": "x = 1\n"}))
    found = []
    for _ in range(2):
        _install(machine, made, "lib")
        with tarfile.open(machine.output / "library.tar") as tar:
            found.append(sorted(name for name in tar.getnames() if "__pycache__" not in name))
    assert found[0] == found[1]


def test_fails_without_pip(machine: Machine, context: Any) -> None:
    """In words; so it does without Python."""
    made = context()
    _wheel(_folder(made.assets, {"README": ""}))
    tools = machine.root / "tools"
    tools.mkdir()
    for name in ("mktemp", "tar", "cp"):
        (tools / name).symlink_to(f"/usr/bin/{name}" if Path(f"/usr/bin/{name}").exists() else f"/bin/{name}")
    machine.path = str(tools)

    told = _install(machine, made, "lib", code=1)

    assert told.stderr == "python3 with pip is needed for the library, which this machine does not have\n"
    assert list(machine.output.iterdir()) == []


def test_fails_where_pip_does(machine: Machine, context: Any) -> None:
    """With what pip says; there is no library then."""
    made = context()
    _folder(made.assets, {"requirements.txt": "greeting == 2.0\n"})

    told = _install(machine, made, "lib", code=1)

    assert "No matching distribution found for greeting==2.0" in told.stderr
    assert list(machine.output.iterdir()) == []


def test_fails_where_the_library_does_not_unpack(machine: Machine, tmp_path: Path) -> None:
    """The step does not run without it."""
    broken = tmp_path / "library.tar"
    broken.write_bytes(b"no tar")
    assert machine.run(f"{use_library(1)}echo ran", broken, code=1).stdout == ""


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing", "there is no folder assets/nothing with files; a library is a folder, a wheel (.whl) or a file of"),
        ("nothing.whl", "there is no file assets/nothing.whl"),
        ("../x.txt", "'../x.txt' leaves the folder assets/"),
        (3, "Input should be the path of a folder under assets/"),
    ],
)
def test_fails_for_what_is_not_there(tmp_path: Path, path: Any, message: str) -> None:
    """Told when the spec is read."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(LibraryPath).validate_python(path, context={ASSETS: tmp_path})
    assert caught.value.errors()[0]["msg"].startswith(message)
