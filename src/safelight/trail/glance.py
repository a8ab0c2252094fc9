"""The date of an entry, read at a glance: five times as fast as `entry.parse`, for logs of millions.

It knows the plainest way in which entries are written, and leaves all others to `parse`: what it accepts, `parse`
accepts too, with the same date. docs/spec/trail-entry.md.
"""

import re
from datetime import datetime
from typing import Final

from safelight.trail.entry import time_of
from safelight.trail.events import Event

# A token without what is escaped, not ten digits, and without a colon in front, so that a quotation mark in front of a
# colon ends a name; an integer far below 2^53.
_TOKEN: Final = rb'"(?!:|[0-9]{10}")[!#-\[\]-~]{1,200}"'
_NUMBER: Final = rb"(?:0|-?[1-9][0-9]{0,14})"
_SCALAR: Final = rb"(?:%b|%b|true|false|null)" % (_TOKEN, _NUMBER)
_PERSON: Final = rb'"[0-9a-f]{64}"'


def _listed(one: bytes, *, least: int = 0) -> bytes:
    more = rb"%b(?:,%b){%d,}" % (one, one, max(least - 1, 0))
    return rb"\[%b\]" % more if least else rb"\[(?:%b)?\]" % more


def _object(value: bytes) -> bytes:
    member = rb"%b:%b" % (_TOKEN, value)
    return rb"(\{(?:%b(?:,%b)*)?\})" % (member, member)


_ENTRY: Final = re.compile(
    b"".join(
        (
            rb'\{"actor":(?:null|%b)' % _PERSON,
            rb',"at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)"',
            rb',"citations":%b' % _listed(_TOKEN),
            rb',"detail":%b' % _object(rb"(?:%b|%b)" % (_SCALAR, _listed(_SCALAR))),
            rb',"event":"(?:%b)"' % b"|".join(each.value.encode() for each in Event),
            rb',"origin":(?:null|%b)' % _TOKEN,
            rb',"purpose":(?:null|%b)' % _TOKEN,
            rb',"role":(?:null|%b)' % _TOKEN,
            rb',"subjects":%b' % _object(rb"(?:%b|%b)" % (_PERSON, _listed(_PERSON, least=2))),
            rb',"v":1,"verdict":(?:null|"permit"|"deny")\}',
        )
    )
)
_NAME: Final = re.compile(rb'"([^"]+)":')


def date_of(data: bytes) -> str:
    """When the entry with this encoding is dated, as it is written there. Raises `MalformedEntry`."""
    match = _ENTRY.fullmatch(data)
    if match is None or not (_in_order(match[2]) and _in_order(match[3])):
        return time_of(data)
    written = match[1].decode()
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return time_of(data)
    return written


def _in_order(members: bytes) -> bool:
    """No name twice, and each behind those that come before it in the alphabet."""
    names = _NAME.findall(members)
    return names == sorted(set(names))
