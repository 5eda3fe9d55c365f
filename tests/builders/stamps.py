"""Dịch vụ dấu thời gian (RFC 3161) on this machine, over real HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives import serialization as form
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.builders.certificates import Authority

ANSWER = "application/timestamp-reply"


@contextmanager
def a_service(authority: Authority, at: datetime) -> Iterator[str]:
    """Địa chỉ của dịch vụ; it says that it is `at`."""
    engine = _engine(authority, at)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """One request, one stamp."""
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            told = engine.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
            self.send_response(200)
            self.send_header("Content-Type", ANSWER)
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, format: str, *values: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _engine(authority: Authority, at: datetime) -> DummyTimeStamper:
    issued = authority.issue("Dịch vụ dấu thời gian", for_stamps=True)
    secret = issued.key.private_bytes(
        form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption()
    )
    certificate = issued.certificate.public_bytes(form.Encoding.DER)
    return DummyTimeStamper(
        x509.Certificate.load(certificate),
        keys.PrivateKeyInfo.load(secret),
        fixed_dt=at,
    )
