"""Addresses that a fetch may go to: on the public network, never this machine, its neighbours or a cloud's metadata."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from bot.admin.errors import AdminError

Address = IPv4Address | IPv6Address

_PORTS = {"https": 443, "http": 80}
# What the registries of special addresses call global and is none the less not somebody's public server.
_RELAYS = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16")))
_UNICAST = ip_network("2000::/3")  # all that is given out of IPv6; leaves mapped and translated IPv4 addresses out


def is_public(address: Address, port: int) -> bool:
    """Tell whether an address is a public server's, and the port the web's."""
    if port not in _PORTS.values() or not address.is_global or address.is_multicast:
        return False
    if any(address in network for network in _RELAYS):
        return False
    return address.version == 4 or address in _UNICAST


def read_address(text: str, http: bool) -> httpx.URL:
    """Read a web address; raises AdminError for anything but https (or http, where that is allowed)."""
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise AdminError("address-unreadable", url=text) from error
    if url.scheme != "https" and not (http and url.scheme == "http"):
        raise AdminError("address-scheme", url=text)
    if not url.host or url.userinfo:
        raise AdminError("address-unreadable", url=text)
    return url


def port_of(url: httpx.URL) -> int:
    """Return the port that an address names or means."""
    return url.port or _PORTS[url.scheme]


def addresses_in(found: list[tuple[object, ...]]) -> list[Address]:
    """Return the addresses that a look-up (`getaddrinfo`) found, without scopes."""
    return [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found if isinstance(entry[4], tuple)]
