"""Fetching by https: the certificate must be of the name that was asked for, whatever address it is reached at."""

from __future__ import annotations

import datetime
import socket
import ssl
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.admin.errors import AdminError
from bot.admin.fetching import fetch
from tests.bot.admin.web import ARTICLE, Web, web

HOST = "news.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of HOST, signed by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - day, now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(private + signed.public_bytes(encoding))
    return path


@pytest.fixture
def site(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that shows the certificate, which is trusted, and a look-up that finds every name there."""
    trusting = partial(httpx.AsyncClient, verify=ssl.create_default_context(cafile=str(certificate)))
    monkeypatch.setattr(httpx, "AsyncClient", trusting)
    with web(certificate) as server:
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        yield server


def test_a_certificate_of_the_name_is_accepted(site: Web) -> None:
    fetched = fetch(f"https://{HOST}:{site.port}/article", may_connect=lambda *_: True)
    assert fetched.content == ARTICLE


def test_a_certificate_of_another_name_is_refused(site: Web) -> None:
    with pytest.raises(AdminError, match="fetch-failed"):
        fetch(f"https://other.example:{site.port}/article", may_connect=lambda *_: True)
    assert site.asked == []
