"""What follows from the stories and their versions alone, made beside the rest of relating.

Finding threads and what to read next takes one process; another one can count meanwhile what the
archive's pages of itself show: the words of trends, and who is in the network.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import NamedTuple, Self

from generator.cores import beside
from generator.pipeline.tallies import Tallies
from generator.render.network import Network, network_of
from generator.render.pages import data_files
from generator.render.site_map import SiteMap


class Counted(NamedTuple):
    """The data that pages load, and the network."""

    data: Mapping[str, bytes]
    network: Network


class Meanwhile:
    """What is made beside relating, or when it is asked for."""

    def __init__(self, tallies: Tallies) -> None:
        self._tallies = tallies
        self._open = ExitStack()
        self._result: Callable[[], Counted] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def begin(self, site_of: Callable[[], SiteMap], processes: int) -> None:
        """Begin, where there may be so many processes; of the map nothing is looked at but stories,
        names and versions."""
        counted = functools.partial(self._counted, site_of)
        self._result = functools.cache(self._open.enter_context(beside(counted, processes)))

    def of(self, site: SiteMap) -> Counted:
        """What was begun for this archive, or is made now."""
        return self._counted(lambda: site) if self._result is None else self._result()

    def _counted(self, site_of: Callable[[], SiteMap]) -> Counted:
        site = site_of()
        network = network_of(site)
        data = data_files(site, self._tallies.recall)
        self._tallies.keep()
        return Counted(data, network)
