"""What follows from the stories and their versions alone, made beside the rest of relating.

Finding threads and what to read next takes one process; another one can count meanwhile what the
archive's pages of itself show: the words of trends, and who is in the network.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import NamedTuple

from generator.cores import beside
from generator.pipeline.tallies import Tallies
from generator.render.network import Network, network_of
from generator.render.pages import data_files
from generator.render.site_map import SiteMap


class _Counted(NamedTuple):
    """The data that pages load, and the network."""

    data: Mapping[str, bytes]
    network: Network


class Meanwhile(ExitStack):
    """What is made beside relating; what was not, beside the pages or when it is asked for."""

    def __init__(self, tallies: Tallies) -> None:
        super().__init__()
        self._tallies = tallies
        self._counted: Callable[[], _Counted] | None = None
        self._data: Callable[[], Mapping[str, bytes]] | None = None

    def begin(self, site_of: Callable[[], SiteMap], processes: int) -> None:
        """Begin, where there may be so many processes; of the map nothing is looked at but stories,
        names and versions."""

        def count() -> _Counted:
            site = site_of()
            return _Counted(self._files(site), network_of(site))

        counted = functools.cache(self.enter_context(beside(count, processes)))
        self._counted, self._data = counted, lambda: counted().data

    def network(self, site: SiteMap, processes: int) -> Network:
        """The network of this archive. Where nothing was begun, the data is from now on."""
        if self._counted is not None:
            return self._counted().network
        files = functools.partial(self._files, site)
        self._data = self.enter_context(beside(files, processes))
        return network_of(site)

    def data(self) -> Mapping[str, bytes]:
        """The data that pages load, of the archive whose network was asked for before."""
        if self._data is None:
            raise RuntimeError("the network is to be asked for first")
        return self._data()

    def _files(self, site: SiteMap) -> Mapping[str, bytes]:
        files = data_files(site, self._tallies.recall)
        self._tallies.keep()
        return files
