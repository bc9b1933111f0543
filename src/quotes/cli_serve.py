"""The command `quotes serve`: where it listens, what others may do there, and Datasette."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.terminal import DEFAULT_DB, SOME_FAILED, Database, fail, open_store


def serve(
    db: Database = DEFAULT_DB,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 takes any that is free.")] = 8001,
    host: Annotated[str, typer.Option("--host", help="The address to listen on; the default is this computer only.")] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    sql: Annotated[bool | None, typer.Option("--sql/--no-sql", help="Let readers write SQL; the default is on this computer only.")] = None,
) -> None:
    """Show a database in the browser, with Datasette."""
    with open_store(db):
        pass  # says what is wrong with the file, if anything is
    problem = _port_problem(host, port)
    if problem:
        fail(problem, SOME_FAILED)
    from datasette.cli import cli as datasette

    _quieten_datasette()
    # Facets are preset; suggesting more of them costs a second a page in a large database.
    settings = ["--setting", "suggest_facets", "off", *_patience(host), *_guard(host, sql)]
    port = port or _free_port(host)
    _announce(f"http://{f'[{host}]' if ':' in host else host}:{port}/-/quotes", open_browser=open_browser)
    arguments = ["serve", str(db), "--host", host, "--port", str(port), *settings]
    datasette.main(args=arguments, prog_name="quotes serve")


def _announce(address: str, *, open_browser: bool) -> None:
    """Say where the reading pages will be, and open them as soon as they answer."""
    import threading
    import time
    import urllib.request
    import webbrowser

    typer.echo(f"Reading pages: {address}", err=True)

    def wait() -> None:
        for _ in range(120):
            try:
                urllib.request.urlopen(address).close()  # noqa: S310 - our own address
            except OSError:
                time.sleep(0.25)
            else:
                webbrowser.open(address)
                return

    if open_browser:
        threading.Thread(target=wait, daemon=True).start()


def _port_problem(host: str, port: int) -> str | None:
    """Why nobody can listen there, in one sentence, or None."""
    import socket

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        return f"{host}: no such address; name one of this computer with --host."
    except OSError as error:
        return f"Cannot listen on {host} port {port} ({error.strerror}); choose another with --port or --host."
    return None


def _free_port(host: str) -> int:
    """A port on which nobody listens."""
    import socket

    family, kind, protocol, _, address = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.bind(address)
        return int(probe.getsockname()[1])


def _quieten_datasette() -> None:
    """Where rich is installed, Datasette prints a traceback with all variables for every page that is not found."""
    import datasette.handle_exception as pages

    pages.rich = None


def _guard(host: str, sql: bool | None) -> list[str]:
    """For other computers: no download of the file, and no SQL of their own unless the user wants it."""
    local = _is_local(host)
    allowed = local if sql is None else sql
    if not local:
        state = "on (--no-sql switches them off)" if allowed else "off (--sql switches them on)"
        typer.echo(f"Others can reach this address: free SQL queries are {state}; the download of the database is off.", err=True)
    return [*([] if allowed else ["--setting", "default_allow_sql", "off"]), *([] if local else ["--setting", "allow_download", "off"])]


def _patience(host: str) -> list[str]:
    """On this computer a query may take longer than Datasette's second: a million rows are sorted in half a second, once they are read."""
    return ["--setting", "sql_time_limit_ms", "5000"] if _is_local(host) else []


def _is_local(host: str) -> bool:
    """Whether only this computer can reach an address."""
    import ipaddress

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
