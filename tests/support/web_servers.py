"""Web servers on the loopback interface that serve a published folder by the rules that it brings along."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PATIENCE: Final = 20.0
_PATH: Final = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"

_NGINX: Final = """\
{user}daemon off;
pid {run}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {run}/body;
    proxy_temp_path {run}/proxy;
    fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi;
    scgi_temp_path {run}/scgi;
    include {site}/server/nginx-http.conf;
    server {{
        listen 127.0.0.1:{port};
        set $dkg_root {root};
        include {site}/server/nginx.conf;
    }}
}}
"""
_APACHE: Final = """\
ServerRoot {run}
PidFile {run}/apache.pid
ServerName localhost
{user}TypesConfig /dev/null
Listen 127.0.0.1:{port}
ErrorLog {run}/errors
{modules}
DocumentRoot {root}
<Directory {root}>
    Require all granted
    AllowOverride All
</Directory>
"""
_APACHE_MODULES: Final = (
    "mpm_event",
    "authz_core",
    "dir",
    "headers",
    "mime",
    "rewrite",
    "setenvif",
)
_CADDY: Final = """\
{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    import {site}/server/Caddyfile
}}
"""

SERVERS: Final = ("nginx", "apache2", "caddy")


class Response(NamedTuple):
    """What a server answered; names of headers are small letters, the values of one name joined."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type."""
        return self.headers.get("content-type", "").partition(";")[0]


class WebServer(NamedTuple):
    """A server that runs."""

    name: str
    port: int

    def get(self, path: str, **headers: str) -> Response:
        """Ask for a path; `Accept_Language` is the header Accept-Language."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            told: dict[str, str] = {}
            for name, value in response.getheaders():
                told[name.lower()] = f"{told[name.lower()]}, {value}" if name.lower() in told else value
            return Response(response.status, told, response.read())
        finally:
            connection.close()


@contextmanager
def web_server(name: str, root: Path, path: str, run: Path) -> Iterator[WebServer]:
    """Serve the site at `root` + `path` as that path; skips the test when the machine has no such server.

    `run` is a folder for what the server itself writes.
    """
    program = shutil.which(name, path=_PATH)
    if program is None:
        pytest.skip(f"{name} is not installed")
    port = _free_port()
    site = root / path.lstrip("/")
    commands = {"nginx": _nginx, "apache2": _apache, "caddy": _caddy}
    command = commands[name](Path(program), root, site, run, port)
    environment = {**os.environ, "DISCOURSE_KG_SITE": str(site), "HOME": str(run)}
    with (run / "output").open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
    try:
        _wait_for(port, server, run)
        yield WebServer(name, port)
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _nginx(program: Path, root: Path, site: Path, run: Path, port: int) -> list[str]:
    user = "user root;\n" if os.geteuid() == 0 else ""
    configuration = run / "nginx.conf"
    configuration.write_text(_NGINX.format(user=user, run=run, root=root, site=site, port=port), "utf-8")
    return [str(program), "-p", str(run), "-c", str(configuration)]


def _apache(program: Path, root: Path, site: Path, run: Path, port: int) -> list[str]:
    del site
    place = program.resolve().parent.parent / "lib" / "apache2" / "modules"
    modules = "\n".join(f"LoadModule {module}_module {place}/mod_{module}.so" for module in _APACHE_MODULES)
    configuration = run / "apache.conf"
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    configuration.write_text(_APACHE.format(user=user, run=run, root=root, port=port, modules=modules), "utf-8")
    return [str(program), "-D", "FOREGROUND", "-f", str(configuration)]


def _caddy(program: Path, root: Path, site: Path, run: Path, port: int) -> list[str]:
    del root
    configuration = run / "Caddyfile"
    configuration.write_text(_CADDY.format(site=site, port=port), "utf-8")
    return [str(program), "run", "--config", str(configuration), "--adapter", "caddyfile"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes], run: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise TimeoutError((run / "output").read_text("utf-8", "replace"))
