"""Writing a file so that nobody ever meets half of it, and reading one of YAML."""

import os
from pathlib import Path
from typing import Any

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml reads the same, eight times slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


def yaml_content(text: str) -> Any:
    """Return what a YAML text holds.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    reader = Loader(text)
    try:
        return reader.get_single_data()
    finally:
        reader.dispose()


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all, also when the machine stops; its folder is made first.

    It is written under another name of this process, brought to the disk and renamed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
