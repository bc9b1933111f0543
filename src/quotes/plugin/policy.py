"""A Content-Security-Policy for Datasette's own pages of our databases; the reading pages have a stricter one of their own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils import tilde_decode

from quotes.plugin import pages

# Datasette's pages have scripts and styles in them. Nothing is loaded from elsewhere, and nothing is sent elsewhere.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADER = b"content-security-policy"
App = Callable[..., Awaitable[None]]


def wrapper(datasette: Any) -> Callable[[App], App]:
    """Adds the policy to answers from our databases, unless the plugin's configuration says ``"policy": false``."""

    def wrap(app: App) -> App:
        async def guarded(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http" or not _is_ours(datasette, scope["path"]):
                await app(scope, receive, send)
                return

            async def send_guarded(event: Any) -> None:
                if event["type"] == "http.response.start" and all(name.lower() != _HEADER for name, _ in event["headers"]):
                    event = event | {"headers": [*event["headers"], (_HEADER, POLICY.encode())]}
                await send(event)

            await app(scope, receive, send_guarded)

        return guarded

    return wrap


def _is_ours(datasette: Any, path: str) -> bool:
    base = datasette.setting("base_url")
    first = path.removeprefix(base if path.startswith(base) else "/").partition("/")[0]
    wanted = (datasette.plugin_config("quotes") or {}).get("policy", True)
    # Datasette keeps a hash or a format behind the name: news-3f2a, news.json.
    return bool(wanted) and any(tilde_decode(first).startswith(name) for name in pages.ours(datasette))
