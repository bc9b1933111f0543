"""Addresses: fetched politely. One request at a time, a second between two to one host, robots.txt obeyed, a name that says who asks."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from quotes import __version__
from quotes.read.units import LARGEST, Blob, Failure, Note

if TYPE_CHECKING:
    import httpx

AGENT = f"quotes-tr/{__version__} (extracts statements from news; one request a second)"
PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0
TIMEOUT_SECONDS = 20.0
_REDIRECTS = 5

# What a server says it is, where the address does not say.
_KINDS = {
    "html": ".html", "json": ".json", "pdf": ".pdf", "rss": ".rss", "atom": ".atom", "xml": ".xml", "csv": ".csv", "text/plain": ".txt",
}  # fmt: skip


class Fetcher:
    """Fetches addresses; remembers when it asked whom, and what robots.txt says."""

    def __init__(self, pause: float = PAUSE_SECONDS) -> None:
        self._pause = pause
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}
        self._client: httpx.Client | None = None

    def __call__(self, url: str) -> Iterator[Blob | Failure | Note]:
        """The file at an address, or why there is none."""
        try:
            import httpx
        except ImportError:
            yield self._failure(url, "fetching needs an extra; install it with: pip install 'quotes-tr[web]'")
            return
        if self._client is None:
            self._client = httpx.Client(
                headers={"User-Agent": AGENT}, timeout=TIMEOUT_SECONDS, follow_redirects=True, max_redirects=_REDIRECTS
            )
        try:
            yield self._fetched(self._client, url)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            yield self._failure(url, f"cannot be fetched ({str(error) or type(error).__name__}).")

    def _fetched(self, client: httpx.Client, url: str) -> Blob | Failure:
        robots = self._rules(client, url)
        if not robots.can_fetch(AGENT, url):
            return self._failure(url, "the site does not want this page to be fetched by programs (robots.txt).")
        delay = robots.crawl_delay(AGENT)
        self._wait(url, float(delay) if delay else self._pause)
        with client.stream("GET", url) as answer:
            if answer.status_code != 200:
                return self._failure(url, f"the server answered {answer.status_code} {answer.reason_phrase}.")
            raw = bytearray()
            for piece in answer.iter_bytes():
                raw += piece
                if len(raw) > LARGEST:
                    return self._failure(url, f"larger than {LARGEST // 1_000_000} MB; download it and name the file.")
            kind = answer.headers.get("Content-Type", "").lower()
        return Blob(url, _name(url, kind), partial(io.BytesIO, bytes(raw)))

    def _rules(self, client: httpx.Client, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            rules = RobotFileParser()
            self._wait(url, self._pause)
            answer = client.get(f"{site}/robots.txt")
            # A site whose rules cannot be had now is left alone; one that has none does not mind.
            closed = ["User-agent: *", "Disallow: /"] if answer.is_server_error else []
            rules.parse(answer.text.splitlines() if answer.is_success else closed)
            self._robots[site] = rules
        return self._robots[site]

    def _wait(self, url: str, pause: float) -> None:
        host = urlsplit(url).netloc
        left = self._last.get(host, -pause) + min(pause, LONGEST_PAUSE_SECONDS) - time.monotonic()
        if host in self._last and left > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()

    @staticmethod
    def _failure(url: str, why: str) -> Failure:
        return Failure(url, "fetch", f"{url}: {why}")


def _name(url: str, kind: str) -> str:
    return next((f"page{suffix}" for word, suffix in _KINDS.items() if word in kind), urlsplit(url).path.rsplit("/", 1)[-1])
