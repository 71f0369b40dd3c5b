"""The transport: requests to the Bot API over aiohttp, which takes a third of the processor time of the library's own.

What went wrong is told apart by whether the server may have carried a request out.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECTIONS = 8
_CONNECT, _READ, _WRITE = 5.0, 5.0, 20.0  # seconds
_URLENCODED = {"Content-Type": "application/x-www-form-urlencoded"}
_QUEUEING = 60.0  # seconds that a request may wait for a connection that is free


class NeverSent(NetworkError):  # noqa: N818 - what it is, not what went wrong
    """There was no connection to send a request over."""


class Interrupted(NetworkError):  # noqa: N818
    """An answer began and did not end."""


class Transport(BaseRequest):
    """Sends requests; a few connections are kept open."""

    def __init__(self, connections: int = _CONNECTIONS) -> None:
        """Connect to nothing yet; so many connections there are at most."""
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take, where a request does not say it."""
        return _READ

    async def initialize(self) -> None:
        """Begin."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send a request and return the status and the body of its answer; raises NetworkError."""
        if self._session is None:
            raise RuntimeError("the transport is not initialised")
        connect, read = _told(connect_timeout, _CONNECT), _told(read_timeout, _READ)
        queueing = _told(pool_timeout, _QUEUEING)
        timeout = aiohttp.ClientTimeout(
            total=queueing + connect + _told(write_timeout, _WRITE) + read,
            connect=queueing,
            sock_connect=connect,
            sock_read=read,
        )
        try:
            body, kind = _body(request_data)
            request = self._session.request(
                method, url, data=body, headers=kind, proxy=_proxy_to(*_server_of(url)), timeout=timeout
            )
            async with request as answer:
                return answer.status, await answer.read()
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NeverSent(_said(error)) from error
        except TimeoutError as error:
            raise TimedOut(_said(error)) from error
        except aiohttp.ClientPayloadError as error:
            raise Interrupted(_said(error)) from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_said(error)) from error


def _told(seconds: Any, otherwise: float) -> float:
    return float(seconds) if isinstance(seconds, int | float) else otherwise


def _server_of(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


@cache
def _proxy_to(scheme: str, server: str) -> str | None:
    """Return the proxy that the system names for a server. (The client would look for it, in a thread, each time.)"""
    return None if proxy_bypass(server) else getproxies().get(scheme)


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """Return what to send, a form of several parts where there are files, and the headers that say what it is.

    (The client would make any form out of parts first, for a third of a request's time.)
    """
    if data is None:
        return None, {}
    if not data.contains_files:
        return urlencode(data.json_parameters).encode("ascii"), _URLENCODED
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        content = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
