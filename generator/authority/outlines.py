"""The outlines that maps are drawn on, and how a point of the earth lies on them.

Compiled from Natural Earth (public domain) by `python -m generator.data.compiling.outlines`. Each
cut is kept as drawn, in its own projection, so that a page takes it as it stands.
"""

from __future__ import annotations

import functools
import gzip
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Literal

import msgspec

from generator.errors import AuthorityError

OUTLINES = "outlines.json.gz"

CutName = Literal["world", "europe"]
Point = tuple[float, float]

WIDTH = 1000
HEIGHTS: Mapping[CutName, int] = {"world": 460, "europe": 760}

# Equal Earth: Savric, Patterson, Jenny, "The Equal Earth map projection", International Journal of
# Geographical Information Science 33 (2019), equations 7 to 10.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
# Units a radius of the earth, and where the origin lies. The world leaves Antarctica out.
_WORLD = (184.0, 497.0, 246.0)

# Lambert's azimuthal equal-area projection about a centre (Snyder, "Map projections: a working
# manual", USGS 1987, equations 24-2 to 24-4), from the Atlantic to the Urals.
_CENTRE = (52.0, 15.0)
_EUROPE = (1370.0, 470.0, 425.0)


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the earth as SVG path data, `WIDTH` by `height` units."""

    name: CutName
    land: str = field(repr=False)
    borders: str = field(repr=False)

    @property
    def height(self) -> int:
        """The drawing's height."""
        return HEIGHTS[self.name]

    def point(self, latitude: float, longitude: float) -> Point | None:
        """Where a place lies on the drawing; None where it lies outside."""
        x, y = project(self.name, latitude, longitude)
        return (x, y) if 0 <= x <= WIDTH and 0 <= y <= self.height else None


@dataclass(frozen=True, slots=True)
class Outlines:
    """All cuts, and about where each country (ISO 3166-1 alpha-2) has its middle: degrees of
    latitude and longitude."""

    cuts: tuple[Cut, ...]
    centres: Mapping[str, Point]


@functools.cache
def outlines() -> Outlines:
    """The outlines of the package, read once a process; AuthorityError if the file is damaged."""
    raw = (resources.files("generator.data") / OUTLINES).read_bytes()
    try:
        return msgspec.json.decode(gzip.decompress(raw), type=Outlines)
    except (OSError, EOFError, msgspec.MsgspecError) as error:
        raise AuthorityError(
            f"the shipped data cannot be read ({error})",
            file=OUTLINES,
            remedy="Install the package anew.",
        ) from error


def project(cut: CutName, latitude: float, longitude: float) -> Point:
    """A point of the earth (degrees) on a cut's drawing, perhaps beyond its edges."""
    if cut == "world":
        return _equal_earth(math.radians(latitude), math.radians(longitude))
    return _azimuthal(math.radians(latitude), math.radians(longitude))


def _equal_earth(phi: float, lam: float) -> Point:
    theta = math.asin(math.sqrt(3) / 2 * math.sin(phi))
    squared = theta * theta
    sixth = squared**3
    slope = _A1 + 3 * _A2 * squared + sixth * (7 * _A3 + 9 * _A4 * squared)
    x = 2 * math.sqrt(3) * lam * math.cos(theta) / (3 * slope)
    y = theta * (_A1 + _A2 * squared + sixth * (_A3 + _A4 * squared))
    scale, left, top = _WORLD
    return (left + scale * x, top - scale * y)


def _azimuthal(phi: float, lam: float) -> Point:
    phi_0, lam_0 = math.radians(_CENTRE[0]), math.radians(_CENTRE[1])
    across = lam - lam_0
    cosine = math.sin(phi_0) * math.sin(phi) + math.cos(phi_0) * math.cos(phi) * math.cos(across)
    # The antipode has no place on the plane; everything near it lies far outside any cut.
    k = math.sqrt(2 / max(1 + cosine, 1e-6))
    x = k * math.cos(phi) * math.sin(across)
    y = k * (math.cos(phi_0) * math.sin(phi) - math.sin(phi_0) * math.cos(phi) * math.cos(across))
    scale, left, top = _EUROPE
    return (left + scale * x, top - scale * y)
