"""What the stages' code and data are, as a hash: another code's results are not this one's."""

from __future__ import annotations

import functools
import hashlib
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import generator

# What each stage is made of, that of the stages before it included.
_READ = (
    "data", "formats", "ingest", "model", "errors.py", "settings.py", "pipeline/facts.py",
    "pipeline/packing.py",
    "pipeline/work.py",
)  # fmt: skip
_UNDERSTAND = (
    *_READ, "annotate", "authority", "curate", "link", "store", "relate/counted.py",
    "relate/extract.py", "relate/shingles.py", "relate/sightings.py", "relate/terms.py",
    "render/ngrams.py",
)  # fmt: skip
_TALLY = ("render/tallies.py",)
_RELATE = (*_UNDERSTAND, "relate")
_RENDER = (*_UNDERSTAND, "render", "pipeline", "relate")

# Libraries whose answers may change with their version.
_LIBRARIES = (
    "babel", "beautifulsoup4", "charset-normalizer", "feedparser", "flair", "ftfy", "gliner",
    "lxml", "msgspec", "numpy", "pyarrow", "PyYAML", "rapidfuzz", "spacy", "trafilatura",
)  # fmt: skip


@functools.cache
def reading() -> bytes:
    """The version of all that makes stories of wires."""
    return _hash(_READ)


@functools.cache
def understanding() -> bytes:
    """The version of all that annotates, links and extracts."""
    return _hash(_UNDERSTAND)


@functools.cache
def tallying() -> bytes:
    """The version of what counts the words of understood stories."""
    return _hash(_TALLY)


@functools.cache
def relating() -> bytes:
    """The version of all that ties stories together."""
    return _hash(_RELATE)


@functools.cache
def rendering() -> bytes:
    """The version of all that makes pages."""
    return _hash(_RENDER)


@functools.cache
def _environment() -> bytes:
    found = [platform.python_version()]
    for library in _LIBRARIES:
        try:
            found.append(metadata.version(library))
        except metadata.PackageNotFoundError:  # vendored, or left out of a stripped-down install
            found.append("")
    return "\n".join(found).encode()


@functools.cache
def _file(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _hash(names: Iterable[str]) -> bytes:
    """The hash of all files of these packages and of the environment."""
    root = Path(generator.__file__).parent
    digest = hashlib.sha256(_environment())
    for name in names:
        path = root / name
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if _counts(p))
        for file in files:
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(_file(file))
    return digest.digest()


def _counts(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts
