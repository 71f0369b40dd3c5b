"""Fetching from an address, and from nowhere that it should not lead to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from bot.admin.addresses import Address, is_public
from bot.admin.errors import AdminError
from bot.admin.fetching import Fetched, Limits, fetch
from tests.bot.admin.web import ARTICLE, Page, Web, web


@pytest.fixture(scope="module")
def server() -> Iterator[Web]:
    with web() as site:
        yield site


@pytest.fixture(autouse=True)
def site(server: Web) -> Web:
    server.asked.clear()
    return server


def fetched(site: Web, path: str, **options: object) -> Fetched:
    """Fetch from the tests' server, which alone is let through."""

    def ours(address: Address, port: int) -> bool:
        return (str(address), port) == ("127.0.0.1", site.port)

    return fetch(site.at(path), http=True, may_connect=ours, **options)  # type: ignore[arg-type]


def refusal(url: str, **options: object) -> str:
    with pytest.raises(AdminError) as caught:
        fetch(url, **options)  # type: ignore[arg-type]
    return caught.value.code


def test_a_page_comes_with_a_name_that_tells_its_type(site: Web) -> None:
    assert fetched(site, "/article") == Fetched(site.at("/article"), "article.html", ARTICLE)


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/a/paper", "application/pdf", "paper.pdf"),
        ("/a/paper.pdf", "application/octet-stream", "paper.pdf"),
        ("/notes.md", "text/plain; charset=utf-8", "notes.md"),
        ("/x.php", "text/html", "x.html"),
        ("/", "text/plain", "127.0.0.1.txt"),
        ("/%D8%AE%D8%A8%D8%B1.md", "text/markdown", "خبر.md"),
    ],
)
def test_the_type_that_the_server_names_gives_the_ending(site: Web, path: str, kind: str, name: str) -> None:
    site.pages[path] = Page(b"words", kind)
    assert fetched(site, path).name == name


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "application/octet-stream", ""])
def test_types_that_are_not_read_are_refused(site: Web, kind: str) -> None:
    site.pages["/thing"] = Page(b"words", kind)
    with pytest.raises(AdminError, match="fetch-type"):
        fetched(site, "/thing")


def test_more_than_the_limit_is_not_read_to_its_end(site: Web) -> None:
    site.pages["/large"] = Page(b"x" * 300_000, "text/plain")
    with pytest.raises(AdminError, match="fetch-large"):
        fetched(site, "/large", limits=Limits(size=100_000))


def test_a_page_that_unpacks_into_more_than_the_limit_is_refused(site: Web) -> None:
    with pytest.raises(AdminError, match="fetch-large"):
        fetched(site, "/bomb", limits=Limits(size=1024**2))


def test_a_page_that_trickles_is_given_up(site: Web) -> None:
    site.pages["/slow"] = Page(b"x" * 10_000, "text/plain", trickle=True)
    with pytest.raises(AdminError, match="fetch-slow"):
        fetched(site, "/slow", limits=Limits(seconds=0.3))


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Page(b"no", status=404), "fetch-status"),
        (Page(b"no", status=500), "fetch-status"),
        (Page(b""), "fetch-empty"),
        (Page(b"\x1f\x8bnot gzip", headers={"Content-Encoding": "gzip"}), "fetch-failed"),
        (Page(b"words", headers={"Content-Encoding": "br"}), "fetch-failed"),
    ],
)
def test_what_a_server_does_wrong_is_told(site: Web, page: Page, code: str) -> None:
    site.pages["/wrong"] = page
    with pytest.raises(AdminError, match=code):
        fetched(site, "/wrong")


def test_three_redirects_are_followed_and_a_fourth_is_not(site: Web) -> None:
    for at in range(4):
        site.redirect(f"/hop{at}", f"/hop{at + 1}")
    site.redirect("/hop3", "/article")
    assert fetched(site, "/hop1").url == site.at("/article")
    with pytest.raises(AdminError, match="fetch-redirects"):
        fetched(site, "/hop0")


def test_the_server_is_asked_by_its_name_at_the_address_that_was_checked(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    url = site.at("/article", "news.example")
    assert fetch(url, http=True, may_connect=lambda *_: True).url == url
    assert site.asked == [(f"news.example:{site.port}", "/article")]
    assert looked_up.count("news.example") == 1  # a second look-up could say another address


# Nowhere else ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.0.170", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "::", "::1", "fe80::1",
        "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::1", "2001::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_a_public_servers_are_refused(address: str) -> None:
    assert not is_public(ip_address(address), 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_gone_to_on_the_webs_ports_alone(address: str) -> None:
    assert is_public(ip_address(address), 443)
    assert is_public(ip_address(address), 80)
    assert not is_public(ip_address(address), 22)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "[::1]", "[::ffff:127.0.0.1]",
     "169.254.169.254", "[fd00:ec2::254]", "0", "127.0.0.1.", "１２７.0.0.1"],
)  # fmt: skip
def test_every_spelling_of_this_machine_and_its_neighbours_is_refused(site: Web, host: str) -> None:
    code = refusal(f"http://{host}:{site.port}/article", http=True)
    assert code in ("address-private", "fetch-unknown-host", "address-unreadable")
    assert site.asked == []


@pytest.mark.parametrize("inner", ["http://169.254.169.254/latest/meta-data/", "http://[::1]/", "//localhost/x"])
def test_a_redirect_inwards_is_refused(site: Web, inner: str) -> None:
    site.redirect("/out", inner)
    with pytest.raises(AdminError, match="address-private"):
        fetched(site, "/out")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x/", "javascript:1"])
def test_a_redirect_to_another_scheme_is_refused(site: Web, to: str) -> None:
    site.redirect("/out", to)
    with pytest.raises(AdminError, match="address-"):
        fetched(site, "/out")


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(2, 1, 6, "", (address, 443)) for address in ("93.184.215.14", "10.0.0.7")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert refusal("https://rebinding.example/") == "address-private"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org/", "address-scheme"),
        ("file:///etc/passwd", "address-scheme"),
        ("https://", "address-unreadable"),
        ("https://user:word@example.org/", "address-unreadable"),
        ("https://example.org:port/", "address-unreadable"),
        ("https://nowhere.invalid/", "fetch-unknown-host"),
    ],
)
def test_addresses_that_are_none_are_refused(url: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refusal(url) == code


def test_proxies_of_the_environment_are_not_used(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert fetched(site, "/article").content == ARTICLE
