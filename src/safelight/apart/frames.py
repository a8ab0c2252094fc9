"""What goes through a decoder's pipes (docs/spec/decoders.md): a request in, values and bytes out. This is the side of
the process that decodes; `process` is the other, which believes nothing.
"""

import json
import struct
import sys
from typing import Any, Final

REQUEST: Final = struct.Struct(">Q")
VALUE: Final = struct.Struct(">cI")
MORE: Final = b"v"
LAST: Final = b"."


class Answer:
    """Written as it is made: values, the bytes that a value announced, and a last value."""

    def tell(self, value: Any) -> None:
        self._value(MORE, value)

    def give(self, data: bytes) -> None:
        sys.stdout.buffer.write(data)

    def end(self, value: Any = None) -> None:
        self._value(LAST, value)
        sys.stdout.buffer.flush()

    def _value(self, kind: bytes, value: Any) -> None:
        words = json.dumps(value).encode()
        sys.stdout.buffer.write(VALUE.pack(kind, len(words)) + words)


def request() -> bytes:
    """All bytes of the file, before one of them is looked at: nothing is left for whoever is forked next."""
    head = sys.stdin.buffer.read(REQUEST.size)
    if not head:
        raise EOFError  # nobody asks any more
    (length,) = REQUEST.unpack(head)
    data = sys.stdin.buffer.read(length)
    if len(data) < length:
        raise EOFError
    return data
