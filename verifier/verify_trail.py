#!/usr/bin/env python3
"""Checks an export of a Safelight trail, or a proof about it, on any computer: no database, no network.

This file is all there is. It needs Python 3.11 or later and the package `cryptography`, imports nothing of Safelight,
and was written apart from Safelight's own verifier. The formats: docs/spec/trail-export.md, trail-proof.md.

    python3 verify_trail.py EXPORT --key KEY [--checkpoint FILE]... [--authority FILE]

KEY is the library's public key, or a file with it, from somebody whom you trust. The file after --checkpoint holds
checkpoints that you were given before: the library is held to them. The file after --authority has the certificate
(PEM) of the authority whose time stamps you trust. Exit code: 0 if nothing is wrong, 1 if something is, 2 if it could
not check.
"""

import argparse
import base64
import binascii
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID

FORMAT = "safelight-trail-export/1"
LONGEST = 1 << 20  # bytes of a line
LISTED = 100
FAST = timedelta(minutes=1)  # by so much the library's clock may be ahead of the authority's
ENTRY = re.compile(rb'\{"(entry|bytes)":(.+),"index":(0|[1-9][0-9]{0,18}),"leaf":"([0-9a-f]{64})"\}\n')
MEMBERS = {
    "actor",
    "at",
    "citations",
    "detail",
    "event",
    "origin",
    "purpose",
    "role",
    "subjects",
    "v",
    "verdict",
}
WRITTEN = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)")

TST_INFO = bytes.fromhex("2a864886f70d0109100104")  # 1.2.840.113549.1.9.16.1.4, RFC 3161 2.4.2
CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")  # 1.2.840.113549.1.9.3, RFC 5652 11.1
MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")  # 1.2.840.113549.1.9.4, RFC 5652 11.2
DIGESTS = {
    bytes.fromhex(f"608648016503040{n}"): name
    for n, name in (("201", "sha256"), ("202", "sha384"), ("203", "sha512"))
}


class Bad(Exception):
    """What is wrong, in a sentence."""


def decoded(text: str) -> bytes:
    """Base64, of which only the one canonical form is accepted."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Bad("Something in it is not base64.") from None
    if base64.b64encode(data).decode() != text:
        raise Bad("Something in it is not base64.")
    return data


class Key:
    """The library's public key (C2SP signed-note, "vkey"): name+id+base64."""

    def __init__(self, text: str) -> None:
        parts = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", text.strip())
        data = decoded(parts[3]) if parts else b""
        if parts is None or len(data) != 33 or data[0] != 1:
            raise Bad(
                "The key is not a public key of a trail: a name, 8 digits and base64, joined by plus signs."
            )
        self.name = parts[1]
        self.id = hashlib.sha256(self.name.encode() + b"\n" + data).digest()[:4]
        if self.id.hex() != parts[2]:
            raise Bad("The key is mistyped: its number does not fit it.")
        self._key = Ed25519PublicKey.from_public_bytes(data[1:])

    def checkpoint(self, note: str) -> tuple[int, bytes]:
        """Size and root that the note says, if this key signed it."""
        text, _, signatures = note.rpartition("\n\n")
        lines = text.split("\n")
        if (
            len(lines) != 3
            or not signatures.endswith("\n")
            or len(note) > 65536
            or re.search(r"[\0-\t\v-\x1f]", text)
        ):
            raise Bad("It is not a checkpoint: three lines, an empty line, signatures.")
        size, root = lines[1], decoded(lines[2])
        if not re.fullmatch("0|[1-9][0-9]{0,18}", size) or len(root) != 32:
            raise Bad("Its size or its root is not one.")
        self._signed(f"{text}\n".encode(), signatures[:-1].split("\n"))
        if lines[0] != self.name:
            raise Bad("It speaks of another trail.")
        return int(size), root

    def _signed(self, text: bytes, signatures: list[str]) -> None:
        ours = 0
        for each in signatures:
            parts = SIGNATURE.fullmatch(each)
            data = decoded(parts[2]) if parts else b""
            if parts is None or len(data) < 5:
                raise Bad("A line of its signatures is none.")
            if parts[1] == self.name and data[:4] == self.id:
                try:
                    self._key.verify(data[4:], text)
                except InvalidSignature:
                    raise Bad("Its signature is false.") from None
                ours += 1
        if not ours:
            raise Bad("It has no signature of this key.")


class Tree:
    """RFC 6962 2.1: only the roots of complete subtrees are kept, the largest first."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        size, node, edge = self.size, leaf, self._edge
        while size & 1:
            node = hashlib.sha256(b"\x01" + edge.pop() + node).digest()
            size >>= 1
        edge.append(node)
        self.size += 1

    def root(self) -> bytes:
        if not self._edge:
            return hashlib.sha256().digest()
        node = self._edge[-1]
        for left in self._edge[-2::-1]:
            node = hashlib.sha256(b"\x01" + left + node).digest()
        return node


def dated(body: bytes) -> str:
    """The date of an entry; in this form dates are in order when their letters are."""
    try:
        entry = json.loads(body.decode("ascii"))
        at = entry["at"]
        datetime.fromisoformat(at)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Bad("It is not one that the library writes.") from None
    written = WRITTEN(entry).encode()
    if entry.keys() != MEMBERS or written != body or not DATE.fullmatch(at):
        raise Bad("It is not one that the library writes.")
    return str(at)


def rare(line: bytes) -> dict | None:
    """What a line says that is no entry, or None if an export has no such line."""
    try:
        said = json.loads(line)
        if isinstance(said, dict) and WRITTEN(said).encode() + b"\n" == line:
            "".join(map(str, said.values())).encode()  # half a surrogate pair is no text
            kinds = {name: type(value) for name, value in said.items()}
            if kinds == {"timestamp": str}:
                decoded(said["timestamp"])
            elif kinds not in ({"checkpoint": str}, {"end": dict}):
                return said if kinds == {"format": str, "key": str} and said["format"] == FORMAT else None
            return said
    except (ValueError, RecursionError, Bad):
        pass
    return None


class Trail:
    """One pass over an export. What is wrong is kept in `findings`: kind, entry (counted from 0) or None, words."""

    def __init__(self, key: Key, elsewhere: Iterable[str] = (), authority: "Authority | None" = None) -> None:
        self.findings: list[tuple[str, int | None, str]] = []
        self.number = 0  # of findings; only the first are kept
        self.tree = Tree()
        self.confirmed = 0
        self.counts = {"checkpoints": 0, "entries": 0, "timestamps": 0}
        self.stamped: tuple[int, datetime] | None = None
        self._key, self._authority = key, authority
        self._next = self._largest = 0
        self._before, self._latest = "", ("", 0)
        self._roots: dict[int, set[bytes]] = {}
        self._note, self._at_size = "", -1
        self._departed = -1
        self._explained = self._ended = self._whole = False
        for each in elsewhere:
            self._signed(each, "that you gave")

    def read(self, lines: Iterable[bytes]) -> "Trail":
        """Take all lines."""
        number = 0
        for number, line in enumerate(lines, start=1):
            self._line(number, line)
        self._compare()
        if self._largest > self._next:
            words = f"The trail ends after {self._next} entries; the library signed that there were {self._largest}."
            self._find("truncated", self._next, words)
        elif not self._whole and not self.findings:
            self._find(
                "truncated",
                self._next,
                "The last line is missing or counts otherwise: the file is not whole.",
            )
        return self

    def _find(self, kind: str, index: int | None, words: str, *, explains: bool = True) -> None:
        self.number += 1
        if len(self.findings) < LISTED:
            self.findings.append((kind, index, words))
        self._explained |= explains

    def _line(self, number: int, line: bytes) -> None:
        parts = ENTRY.fullmatch(line)
        said = {} if parts else rare(line)
        if said is None:
            self._find("altered", None, f"Line {number} is not one that an export has.")
            return
        if self._ended or (number == 1) != ("format" in said):
            self._find("altered", None, f"Line {number} is not what an export has in this place.")
        if parts:
            self._entry(parts)
        elif "checkpoint" in said:
            self._checkpoint(said["checkpoint"], f"in line {number}")
        elif "timestamp" in said:
            self._timestamp(decoded(said["timestamp"]), f"in line {number}")
        elif "end" in said:
            self._ended, self._whole = True, said["end"] == self.counts

    def _entry(self, parts: re.Match[bytes]) -> None:
        self._compare()
        index, leaf = int(parts[3]), bytes.fromhex(parts[4].decode())
        in_place = self._place(index)
        try:
            body = parts[2] if parts[1] == b"entry" else decoded(parts[2].decode().strip('"'))
            if hashlib.sha256(b"\0" + body).digest() != leaf:
                raise Bad("It is not what the hash beside it was made of.")
            at = dated(body)
        except Bad as why:
            self._find("altered", index, f"Entry {index} was altered. {why}")
        else:
            if in_place:
                self._date(index, at)
        self.tree.append(leaf)  # the hash beside it: so one altered entry casts no doubt on the others
        self.counts["entries"] += 1

    def _place(self, index: int) -> bool:
        due, self._next = self._next, max(index + 1, self._next)
        if index > due:
            which = f"Entry {due} is" if index == due + 1 else f"Entries {due} to {index - 1} are"
            self._find("removed", due, f"{which} missing: entry {index} stands in that place.")
        elif index == due - 1:
            self._find("inserted", index, f"There are two entries {index}: one was inserted.")
        elif index < due:
            self._find(
                "reordered", index, f"Entry {index} is out of order: it stands behind entry {due - 1}."
            )
        return index >= due

    def _date(self, index: int, at: str) -> None:
        if at < self._before:
            words = f"Entry {index} is dated {spoken(at)} and stands behind one of {spoken(self._before)}."
            self._find("back-dated", index, f"{words} It was back-dated, or put there later.", explains=False)
        self._before = at
        self._latest = max(self._latest, (at, index), key=lambda each: each[0])

    def _checkpoint(self, note: str, where: str) -> None:
        self.counts["checkpoints"] += 1
        size = self._signed(note, where)
        self._at_size = size
        if 0 <= size < self._next:
            words = (
                f"The library signed that there were {size} entries, and {self._next} stand in front of this"
            )
            words = f"{words} checkpoint ({where}): entries were inserted, or it was moved."
            self._find("inserted", size, words)
            self._roots.pop(size, None)

    def _signed(self, note: str, where: str) -> int:
        self._note = note
        try:
            size, root = self._key.checkpoint(note)
        except Bad as why:
            words = f"The checkpoint {where} is false. It was not signed by the library, or was changed since. {why}"
            self._find("forged-checkpoint", None, words, explains=False)
            return -1
        roots = self._roots.setdefault(size, set())
        roots.add(root)
        if len(roots) > 1:
            words = f"The library signed two different histories of {size} entries: the trail was forked."
            self._find("forked", None, words, explains=False)
        self._largest = max(self._largest, size)
        return size

    def _timestamp(self, token: bytes, where: str) -> None:
        self.counts["timestamps"] += 1
        if self._authority is None:
            return
        try:
            at = self._authority.confirmed(token, self._note.encode())
        except Bad as why:
            self._find("forged-timestamp", None, f"The time stamp {where} is false. {why}", explains=False)
            return
        if self._at_size != self._next:
            return
        self.stamped = self._next, at
        latest, index = self._latest
        if latest and datetime.fromisoformat(latest) > at + FAST:
            words = f"Entry {index} is dated {spoken(latest)}, and existed by {spoken(at.isoformat())}: so says the"
            words = f"{words} authority's time stamp {where}. Its date is false."
            self._find("post-dated", index, words, explains=False)
            self._latest = "", 0

    def _compare(self) -> None:
        roots = self._roots.pop(self._next, None)
        if roots is None:
            return
        if self.tree.root() in roots:
            if self._departed >= 0:
                words = f"The library signed {self._departed} entries, then {self._next} that do not continue them."
                self._find("forked", self.confirmed, f"{words} The trail was forked.", explains=False)
            self.confirmed, self._departed, self._explained = self._next, -1, False
        elif self._departed < 0:
            self._departed = self._next
            if not self._explained:
                words = f"Among entries {self.confirmed} to {self._next - 1} some were altered, removed, inserted or"
                words = f"{words} reordered: they do not give the root that was signed."
                self._find("rewritten", self.confirmed, words, explains=False)


def der(data: bytes) -> list[tuple[int, bytes, bytes]]:
    """The values that `data` is made of (X.690, DER): tag, content, and all of its bytes."""
    values = []
    while data:
        size, start = data[1] if len(data) > 1 else 128, 2
        if size >= 128:
            start += size - 128
            size = int.from_bytes(data[2:start], "big")
        if start + size > len(data) or data[1:2] == b"\x80":
            raise Bad("It is no time stamp.")
        values.append((data[0], data[start : start + size], data[: start + size]))
        data = data[start + size :]
    return values


def parts(data: bytes, *tags: int) -> list[tuple[int, bytes, bytes]]:
    """The values inside the one value that `data` is, which begin with these tags."""
    values = der(data)
    inner = der(values[0][1]) if len(values) == 1 else []
    if tuple(each[0] for each in inner[: len(tags)]) != tags:
        raise Bad("It is no time stamp.")
    return inner


class Authority:
    """Whose time stamps (RFC 3161) are trusted: a certificate, or several. The names are those of RFC 5652."""

    def __init__(self, pem: bytes) -> None:
        self._trusted = x509.load_pem_x509_certificates(pem)

    def confirmed(self, answer: bytes, note: bytes) -> datetime:
        """Since when `note` has existed, at the latest."""
        try:
            return self._confirmed(answer, note)
        except Bad:
            raise
        except InvalidSignature:
            raise Bad("It is not signed by the authority.") from None
        except Exception:  # noqa: BLE001 - made-up bytes break parsers in many ways, and all mean the same
            raise Bad("It is no time stamp, or one of an unknown kind.") from None

    def _confirmed(self, answer: bytes, note: bytes) -> datetime:
        token = parts(answer, 0x30, 0x30)[1][2]
        content = parts(token, 0x06, 0xA0)[1][1]
        signed = parts(content, 0x02, 0x31, 0x30)
        kind, inside = parts(signed[2][2], 0x06, 0xA0)
        if kind[1] != TST_INFO:
            raise Bad("It is no time stamp.")
        stamp = der(inside[1])[0][1]
        given = [
            x509.load_der_x509_certificate(each[2])
            for tag, _, whole in signed
            if tag == 0xA0
            for each in parts(whole)
        ]
        at, imprint, digest = self._said(stamp)
        if hashlib.new(imprint, note).digest() != digest:
            raise Bad("It is not of this checkpoint.")
        signer = self._signer(parts(signed[-1][2], 0x30)[0][2], stamp, given)
        self._trust(signer, given, at)
        return at

    def _said(self, stamp: bytes) -> tuple[datetime, str, bytes]:
        """Time, kind of digest and digest of a TSTInfo (RFC 3161 2.4.2)."""
        fields = parts(stamp, 0x02, 0x06, 0x30, 0x02, 0x18)
        algorithm, digest = parts(fields[2][2], 0x30, 0x04)
        text = fields[4][1].decode("ascii").removesuffix("Z")
        at = datetime.strptime(text.partition(".")[0], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return at, DIGESTS[parts(algorithm[2], 0x06)[0][1]], digest[1]

    def _signer(self, info: bytes, stamp: bytes, given: list[x509.Certificate]) -> x509.Certificate:
        """Who has signed this time stamp."""
        fields = parts(info, 0x02, 0x30, 0x30, 0xA0, 0x30, 0x04)
        issuer, serial = parts(fields[1][2], 0x30, 0x02)
        digest = DIGESTS[parts(fields[2][2], 0x06)[0][1]]
        attributes = {parts(each[2], 0x06, 0x31)[0][1]: parts(each[2])[1][1] for each in parts(fields[3][2])}
        if der(attributes[MESSAGE_DIGEST])[0][1] != hashlib.new(digest, stamp).digest():
            raise Bad("It was changed.")
        if der(attributes[CONTENT_TYPE])[0][1] != TST_INFO:
            raise Bad("It is no time stamp.")
        number = int.from_bytes(serial[1], "big", signed=True)
        for each in (*given, *self._trusted):
            if each.serial_number == number and each.issuer.public_bytes() == issuer[2]:
                verified(each.public_key(), fields[5][1], b"\x31" + fields[3][2][1:], digest)
                return each
        raise Bad("The certificate of whoever signed it is missing.")

    def _trust(self, signer: x509.Certificate, given: list[x509.Certificate], at: datetime) -> None:
        """Whether it is by the authority, which may stamp time, and was valid then."""
        uses = signer.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
        if list(uses.value) != [ExtendedKeyUsageOID.TIME_STAMPING] or not uses.critical:
            raise Bad("Its certificate is not for time stamps.")
        each, left = signer, [*given]
        while each not in self._trusted:
            issuer = next((one for one in (*self._trusted, *left) if issued(each, one)), None)
            if issuer is None:
                raise Bad("It is not by the authority that you trust.")
            if not valid(each, at):
                raise Bad("The authority's certificate was not valid then.")
            left = [one for one in left if one != issuer]
            each = issuer
        if not valid(each, at):
            raise Bad("The authority's certificate was not valid then.")


def issued(each: x509.Certificate, by: x509.Certificate) -> bool:
    """Whether one certificate is signed by the other, which may do so."""
    try:
        each.verify_directly_issued_by(by)
        return by.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False


def valid(each: x509.Certificate, at: datetime) -> bool:
    """Whether it was valid at this time."""
    return each.not_valid_before_utc <= at <= each.not_valid_after_utc


def verified(key: object, signature: bytes, data: bytes, digest: str) -> None:
    """Raises `InvalidSignature`."""
    kind = getattr(hashes, digest.upper())()
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, data, padding.PKCS1v15(), kind)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, data, ec.ECDSA(kind))
    elif isinstance(key, Ed25519PublicKey):
        key.verify(signature, data)
    else:
        raise Bad("It is signed in an unknown way.")


def spoken(at: str) -> str:
    """A time for people."""
    return f"{datetime.fromisoformat(at).astimezone(UTC):%-d %B %Y at %H:%M:%S UTC}"


def notes(text: str) -> Iterator[str]:
    """The notes in a file of them."""
    parts = text.replace("\r\n", "\n").strip("\n").split("\n\n")
    lines = [each.strip("\n") for each in parts]
    return (f"{body}\n\n{signed}\n" for body, signed in zip(lines[::2], lines[1::2], strict=True))


def climb(index: int, last: int, node: bytes, path: list[bytes]) -> tuple[bytes, bytes]:
    """RFC 9162 2.1.3.2 and 2.1.4.2: the roots of the tree that ends in `index` and of the one that ends in `last`."""
    was = now = node
    for each in path:
        if last == 0:
            raise Bad("The proof has too many hashes.")
        if index & 1 or index == last:
            was = hashlib.sha256(b"\x01" + each + was).digest()
            now = hashlib.sha256(b"\x01" + each + now).digest()
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            now = hashlib.sha256(b"\x01" + now + each).digest()
        index, last = index >> 1, last >> 1
    if last:
        raise Bad("The proof has too few hashes.")
    return was, now


def proven(text: str, key: Key, known: list[str]) -> str:
    """What a proof proves, in a sentence. Raises `Bad`."""
    head, _, note = text.partition("\n\n")
    lines = head.split("\n")
    size, root = key.checkpoint(note)
    if lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) > 2:
        body = decoded(lines[1].removeprefix("extra "))
        return included(body, number(lines[2], "index "), [decoded(each) for each in lines[3:]], size, root)
    return grown(
        number(lines[0], "old "),
        [decoded(each) for each in lines[1:]],
        [key.checkpoint(each) for each in known],
        size,
        root,
    )


def included(body: bytes, index: int, path: list[bytes], size: int, root: bytes) -> str:
    """RFC 9162 2.1.3.2."""
    leaf = hashlib.sha256(b"\0" + body).digest()
    if index >= size or climb(index, size - 1, leaf, path)[1] != root:
        raise Bad("The proof does not lead from this entry to the root that was signed.")
    return f"This is entry {index} of the {size} that the library signed, dated {spoken(dated(body))}:\n{body.decode()}"


def grown(old: int, path: list[bytes], known: list[tuple[int, bytes]], size: int, root: bytes) -> str:
    """RFC 9162 2.1.4.2."""
    roots = {root for size, root in known if size == old}
    if len(roots) != 1:
        raise Bad(f"Give one checkpoint over {old} entries that you had before (--checkpoint).")
    was = roots.pop()
    if not 0 < old <= size:
        raise Bad("There is no such proof.")
    if old == size:
        same = not path and was == root
    else:
        path = [was, *path] if old & (old - 1) == 0 else path
        index, last = old - 1, size - 1
        while index & 1:
            index, last = index >> 1, last >> 1
        same = bool(path) and climb(index, last, path[0], path[1:]) == (was, root)
    if not same:
        raise Bad(f"The trail of {size} entries does not continue the one of {old}: it was forked.")
    return f"The trail only grew, from {old} to {size} entries."


def number(line: str, before: str) -> int:
    """The number in a line that begins like this."""
    found = re.fullmatch("(0|[1-9][0-9]{0,18})", line.removeprefix(before))
    if found is None or not line.startswith(before):
        raise Bad("The file is neither an export nor a proof.")
    return int(found[1])


def main() -> int:
    """Where the command begins."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--key", required=True)
    asked.add_argument("--checkpoint", type=Path, action="append", default=[])
    asked.add_argument("--authority", type=Path)
    told = asked.parse_args()
    try:
        key = Key(Path(told.key).read_text() if Path(told.key).is_file() else told.key)
        known = [note for file in told.checkpoint for note in notes(file.read_text())]
        authority = Authority(told.authority.read_bytes()) if told.authority else None
        with told.file.open("rb") as file:
            if file.read(1) != b"{":
                return said(told.file.read_text(), key, known)
            file.seek(0)
            return report(Trail(key, known, authority).read(iter(lambda: file.readline(LONGEST), b"")))
    except Bad as why:
        print(why, file=sys.stderr)
        return 2
    except (OSError, ValueError) as why:
        print(f"It could not be checked: {why}", file=sys.stderr)
        return 2


def said(text: str, key: Key, known: list[str]) -> int:
    """Say what a proof proves; the exit code."""
    try:
        print(proven(text, key, known))
    except Bad as why:
        print(f"The proof does not hold. {why}")
        return 1
    return 0


def report(trail: Trail) -> int:
    """Say what was found; the exit code."""
    for kind, _, words in trail.findings:
        print(f"{kind}: {words}")
    if trail.findings:
        print(f"The trail is NOT sound: {trail.number:,} findings in {trail.tree.size:,} entries.")
        return 1
    print(f"The trail is sound: {trail.tree.size:,} entries, {trail.confirmed:,} of them under a checkpoint.")
    print(f"Its root is {trail.tree.root().hex()}.")
    if trail.stamped:
        size, at = trail.stamped
        print(f"An authority confirms that {size:,} of them existed by {spoken(at.isoformat())}.")
    elif trail.counts["timestamps"]:
        print(
            f"{trail.counts['timestamps']:,} time stamps were not looked at: give the authority's certificate."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
