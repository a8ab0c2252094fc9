"""As much of DER (X.690) as it takes to put the certificates of a time stamp in order. Nothing is believed here."""

from safelight.trail.errors import MalformedStamp

CONTEXT_0 = 0xA0
SEQUENCE = 0x30

_LONG = 0x80  # X.690 8.1.3.5: from here on a length has bytes of its own


def in_order(response: bytes) -> bytes:
    """A TimeStampResp (RFC 3161 2.4.2) with its certificates sorted, as DER has a set. Raises `MalformedStamp`.

    CMS lets a signer write them in any order, and OpenSSL's authority does; no signature is over them.
    """
    status, token = _exactly(2, _inside(SEQUENCE, response))
    oid, content = _exactly(2, _inside(SEQUENCE, token))
    (signed,) = _exactly(1, _inside(CONTEXT_0, content))
    fields = [
        _made(CONTEXT_0, b"".join(sorted(_split(_inside(CONTEXT_0, each))))) if each[0] == CONTEXT_0 else each
        for each in _split(_inside(SEQUENCE, signed))
    ]
    content = _made(CONTEXT_0, _made(SEQUENCE, b"".join(fields)))
    return _made(SEQUENCE, status + _made(SEQUENCE, oid + content))


def _exactly(number: int, data: bytes) -> list[bytes]:
    values = _split(data)
    if len(values) != number:
        raise MalformedStamp("The authority gave no time stamp.")
    return values


def _inside(tag: int, data: bytes) -> bytes:
    """The content of the one value that `data` is."""
    if not data or data[0] != tag or _end(data) != len(data):
        raise MalformedStamp("This is not a time stamp in DER.")
    return data[_start(data) :]


def _split(data: bytes) -> list[bytes]:
    values = list[bytes]()
    while data:
        end = _end(data)
        values.append(data[:end])
        data = data[end:]
    return values


def _start(data: bytes) -> int:
    """Where the content begins."""
    return 2 + (data[1] - _LONG if data[1] > _LONG else 0)


def _end(data: bytes) -> int:
    if len(data) < 2 or data[1] == _LONG or len(data) < _start(data):  # noqa: PLR2004 - a tag and a length
        raise MalformedStamp("This is not a time stamp in DER.")
    start = _start(data)
    end = start + (int.from_bytes(data[2:start], "big") if data[1] > _LONG else data[1])
    if end > len(data):
        raise MalformedStamp("The time stamp is not whole.")
    return end


def _made(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < _LONG:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, _LONG + len(length)]) + length + content
