"""An authority for time stamps on loopback: OpenSSL's, behind a small server that can be told to be out of order."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

OPENSSL = shutil.which("openssl") or "openssl"
SETTINGS = """
[tsa]
default_tsa = one
[one]
serial = {place}/serial
signer_cert = {place}/tsa.pem
certs = {place}/root.pem
signer_key = {place}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""
USES = "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"


@dataclass
class TimeAuthority:
    """`out_of_order`: it answers with an error. `wrong`: with a time stamp over something else."""

    place: Path
    out_of_order: bool = False
    wrong: bool = False
    asked: int = 0
    port: int = field(default=0)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def root(self) -> Path:
        """The certificate by which it is trusted."""
        return self.place / "root.pem"

    @classmethod
    def made(cls, place: Path) -> "TimeAuthority":
        """With keys of its own."""
        place.mkdir()
        authority = cls(place)
        authority.openssl(
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "root.key",
            "-out",
            "root.pem",
            "-days",
            "30",
            "-subj",
            "/CN=An authority",
        )
        authority.openssl(
            "req",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "tsa.key",
            "-out",
            "tsa.csr",
            "-subj",
            "/CN=Its time stamps",
        )
        (place / "uses").write_text(USES)
        authority.openssl(
            "x509",
            "-req",
            "-in",
            "tsa.csr",
            "-CA",
            "root.pem",
            "-CAkey",
            "root.key",
            "-set_serial",
            "7",
            "-days",
            "30",
            "-extfile",
            "uses",
            "-out",
            "tsa.pem",
        )
        (place / "settings").write_text(SETTINGS.format(place=place))
        (place / "serial").write_text("01\n")
        return authority

    def answer(self, query: bytes) -> bytes:
        """The time stamp that a query asks for."""
        (self.place / "query").write_bytes(query)
        self.openssl("ts", "-reply", "-config", "settings", "-queryfile", "query", "-out", "reply")
        return (self.place / "reply").read_bytes()

    def question(self, data: bytes) -> bytes:
        """A query about other data."""
        (self.place / "data").write_bytes(data)
        self.openssl("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "other")
        return (self.place / "other").read_bytes()

    def confirms(self, reply: bytes, data: bytes) -> bool:
        """What OpenSSL itself says of a time stamp."""
        (self.place / "theirs").write_bytes(reply)
        (self.place / "data").write_bytes(data)
        try:
            self.openssl("ts", "-verify", "-in", "theirs", "-data", "data", "-CAfile", "root.pem")
        except subprocess.CalledProcessError:
            return False
        return True

    def openssl(self, *arguments: str) -> None:
        subprocess.run([OPENSSL, *arguments], cwd=self.place, capture_output=True, check=True)


@contextmanager
def serving(authority: TimeAuthority) -> Iterator[TimeAuthority]:
    """At its address, as RFC 3161 3.4 has it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            authority.asked += 1
            query = self.rfile.read(int(self.headers["Content-Length"]))
            kind = self.headers["Content-Type"]
            if authority.out_of_order or kind != "application/timestamp-query":
                self.send_error(503)
                return
            answer = authority.answer(authority.question(b"something else") if authority.wrong else query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield authority
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
