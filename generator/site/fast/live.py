"""Pages made when somebody asks for them: how a large archive is served without being built."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from generator.site.fast.files import PartFiles
from generator.site.fast.pages import Pages

StartResponse = Callable[..., Any]


class _Answer:
    """Holds back how an answer begins until it is known to be the right one."""

    status = ""
    headers: Sequence[tuple[str, str]] = ()

    def __call__(self, status: str, headers: Sequence[tuple[str, str]]) -> None:
        self.status, self.headers = status, headers


class Live:
    """The pages of the last build, made on demand into the served folder."""

    def __init__(self) -> None:
        # Held while a build exchanges everything, and while one page is made.
        self._lock = threading.Condition()
        self._building = False
        self._state: tuple[MkDocsConfig, Pages, dict[str, str]] | None = None

    def begin(self) -> None:
        """A build begins: requests wait for its pages."""
        with self._lock:
            self._building = True

    def end(self, config: MkDocsConfig, pages: Pages | None, files: PartFiles | None) -> None:
        """A build has ended; without `pages` it made them all, or failed."""
        with self._lock:
            self._building = False
            self._state = None
            if pages is not None and files is not None:
                by_dest = {files.dest_of(uri): uri for uri in files.hidden}
                self._state = config, pages, by_dest
            self._lock.notify_all()

    def install(self, server: LiveReloadServer) -> None:
        """Stand before the server: whatever page it is asked for is there when it looks."""

        def serve(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "ignore")
            while True:
                is_ours = path.startswith(server.mount_path) and self.provide(
                    path[len(server.mount_path) :]
                )
                answer = _Answer()
                body = server.serve_request(environ, answer)
                if is_ours and answer.status.startswith("404"):
                    # A build has emptied the folder between our making the page and the look.
                    continue
                start_response(answer.status, answer.headers)
                return body

        server.set_app(serve)

    def provide(self, path: str) -> bool:
        """Have the page at this address in the served folder; whether it is one of ours."""
        name = posixpath.normpath("/" + path).lstrip("/")
        if path.endswith("/") or not name:
            name = posixpath.join(name, "index.html")
        with self._lock:
            self._lock.wait_for(lambda: not self._building)
            if self._state is None:
                return False
            config, pages, by_dest = self._state
            uri = by_dest.get(name) or by_dest.get(posixpath.join(name, "index.html"))
            if uri is None:
                return False
            target = Path(config.site_dir, name if name in by_dest else f"{name}/index.html")
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(pages.make(uri, Path(config.docs_dir, uri).read_bytes()).html)
            return True
