"""Fetching a page or a file from an address that an administrator gives, and from nowhere that it should not lead to.

A name is looked up first; every address that it has must be a public server's, and the connection is made to the one
that was checked, whatever the name says a moment later. The same holds for each redirect.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from bot.admin.addresses import Address, addresses_in, is_public, port_of, read_address
from bot.admin.errors import AdminError
from corpus.readers import LARGEST_FILE

MayConnect = Callable[[Address, int], bool]

_REDIRECTS = 3
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_NAMELESS = ("application/octet-stream", "")  # the address's own ending tells
_ENDINGS = frozenset(_TYPES.values()) | {".htm", ".markdown"}
_HEADERS = {"User-Agent": "Qudra", "Accept": ", ".join(_TYPES), "Accept-Encoding": "gzip"}
_ENCODINGS = ("", "identity", "gzip")  # others unpack into more than can be held before it is counted


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: bytes once unpacked, and seconds from the look-up to the last byte."""

    size: int = LARGEST_FILE
    seconds: float = 30.0


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds: where it was found in the end, a file name that tells its type, and its bytes."""

    url: str
    name: str
    content: bytes


def fetch(url: str, *, http: bool = False, limits: Limits = LIMITS, may_connect: MayConnect = is_public) -> Fetched:
    """Fetch what an address holds; `http` allows addresses without encryption. Blocks; not for an event loop's thread.

    Raises AdminError: for an address that is not to be gone to, a type that is not read, a server's error, or when it
    takes more than `limits` allow.
    """
    return asyncio.run(_within(url, http, limits, may_connect))


async def _within(url: str, http: bool, limits: Limits, may_connect: MayConnect) -> Fetched:
    try:
        async with asyncio.timeout(limits.seconds):
            return await _followed(url, http, limits, may_connect)
    except TimeoutError as error:
        raise AdminError("fetch-slow", seconds=round(limits.seconds)) from error
    except httpx.InvalidURL as error:  # where a redirect leads
        raise AdminError("address-unreadable", url=url) from error
    except (httpx.HTTPError, httpx.StreamError, OSError, UnicodeError) as error:
        raise AdminError("fetch-failed", reason=str(error) or type(error).__name__) from error


async def _followed(text: str, http: bool, limits: Limits, may_connect: MayConnect) -> Fetched:
    url = read_address(text, http)
    async with httpx.AsyncClient(trust_env=False, timeout=limits.seconds) as client:
        for _ in range(_REDIRECTS + 1):
            async with _response(client, url, may_connect) as response:
                if not response.has_redirect_location:
                    return await _taken(response, url, limits.size)
                url = read_address(str(url.join(response.headers["Location"])), http)
    raise AdminError("fetch-redirects", most=_REDIRECTS)


@asynccontextmanager
async def _response(
    client: httpx.AsyncClient, url: httpx.URL, may_connect: MayConnect
) -> AsyncIterator[httpx.Response]:
    """Ask the server at a checked address, by the name that it is known by."""
    address = await _checked(url, may_connect)
    headers = {**_HEADERS, "Host": url.netloc.decode("ascii")}
    named = {"sni_hostname": url.raw_host.decode("ascii")}  # whose certificate it must show
    request = client.build_request("GET", url.copy_with(host=str(address)), headers=headers, extensions=named)
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


async def _checked(url: httpx.URL, may_connect: MayConnect) -> Address:
    """Look a name up; every address that it has must be allowed, and the first is gone to."""
    port = port_of(url)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM
        )
    except OSError as error:
        raise AdminError("fetch-unknown-host", host=url.host) from error
    addresses = addresses_in(list(found))
    if not addresses or not all(may_connect(address, port) for address in addresses):
        raise AdminError("address-private", host=url.host)
    return addresses[0]


async def _taken(response: httpx.Response, url: httpx.URL, largest: int) -> Fetched:
    """Read a response as it comes, and no further than it may go."""
    if response.status_code != httpx.codes.OK:
        raise AdminError("fetch-status", status=response.status_code)
    name = _name(url, response.headers.get("Content-Type", ""))
    if response.headers.get("Content-Encoding", "").strip().lower() not in _ENCODINGS:
        raise AdminError("fetch-failed", reason="Content-Encoding")
    content = bytearray()
    async for part in response.aiter_bytes():
        content += part
        if len(content) > largest:
            raise AdminError("fetch-large", limit=max(largest // 1024**2, 1))
    if not content:
        raise AdminError("fetch-empty")
    return Fetched(str(url), name, bytes(content))


def _name(url: httpx.URL, content_type: str) -> str:
    """Make a file's name of an address, with the ending of its type."""
    kind = content_type.partition(";")[0].strip().lower()
    path = PurePosixPath(unquote(url.path))
    ending = path.suffix.lower()
    if kind in _NAMELESS and ending in _ENDINGS:
        return path.name
    if kind not in _TYPES:
        raise AdminError("fetch-type", type=kind or "?")
    keeps = kind == "text/plain" and ending in _ENDINGS  # many servers call Markdown plain text
    return path.name if keeps else f"{path.stem or url.host}{_TYPES[kind]}"
