"""What somebody may do to an export before handing it over, most of it without the key."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from safelight.trail import checkpoint, export
from safelight.trail.note import Signer
from safelight.trail.tree import leaf_hash, root

Lines = list[bytes]
Forging = Callable[[Lines, Signer], Lines]


def entries(lines: Lines) -> list[int]:
    """Which lines are entries."""
    return [number for number, line in enumerate(lines) if line.startswith(b'{"entry":')]


def changed(lines: Lines, _: Signer) -> Lines:
    """It was done from another place."""
    which = entries(lines)[3]
    line = re.sub(rb'"origin":[^,]+', b'"origin":"10.9.9.9"', lines[which])
    return [*lines[:which], line, *lines[which + 1 :]]


def changed_with_its_hash(lines: Lines, _: Signer) -> Lines:
    return _rehashed(changed(lines, _))


def removed(lines: Lines, _: Signer) -> Lines:
    which = entries(lines)[3]
    return [*lines[:which], *lines[which + 1 :]]


def removed_and_renumbered(lines: Lines, _: Signer) -> Lines:
    return _rehashed(removed(lines, _))


def inserted(lines: Lines, _: Signer) -> Lines:
    which = entries(lines)[3]
    return [*lines[:which], lines[which], *lines[which:]]


def inserted_and_renumbered(lines: Lines, _: Signer) -> Lines:
    return _rehashed(inserted(lines, _))


def reordered(lines: Lines, _: Signer) -> Lines:
    one, other = entries(lines)[3:5]
    return [*lines[:one], lines[other], lines[one], *lines[other + 1 :]]


def back_dated(lines: Lines, _: Signer) -> Lines:
    which = entries(lines)[-1]
    body = json.loads(lines[which])["entry"]
    earlier = datetime.fromisoformat(body["at"]) - timedelta(days=30)
    written = earlier.isoformat(timespec="microseconds").replace("+00:00", "Z").encode()
    line = lines[which].replace(body["at"].encode(), written)
    return _rehashed([*lines[:which], line, *lines[which + 1 :]])


def truncated(lines: Lines, _: Signer) -> Lines:
    """The last entry is gone; the checkpoints that count it are there."""
    which = entries(lines)[-1]
    return [*lines[:which], *lines[which + 1 :]]


def cut_off(lines: Lines, _: Signer) -> Lines:
    """The end is gone with its checkpoints, and the last line counts what is left."""
    end = next(number for number, line in enumerate(lines) if line.startswith(b'{"checkpoint":')) + 1
    count = b'{"end":{"checkpoints":1,"entries":%d,"timestamps":0}}\n' % len(entries(lines[:end]))
    return [*lines[:end], count]


def forged(lines: Lines, signer: Signer) -> Lines:
    """A history without its last entry, signed with another key of the same name."""
    return _signed_anew(_without_the_last(lines), Signer.generate(signer.name))


def forked(lines: Lines, signer: Signer) -> Lines:
    """Another last entry, signed with the library's own key, beside the checkpoint of the true one."""
    which = entries(lines)[-1]
    other = re.sub(rb'"origin":[^,]+', b'"origin":"10.9.9.9"', lines[which])
    return _signed_anew(_rehashed([*lines[:which], other, *lines[which + 1 :]]), signer)


def _without_the_last(lines: Lines) -> Lines:
    which = entries(lines)[-1]
    kept = [each for each in lines[:which] if not each.startswith(b'{"checkpoint":')]
    return [*kept, b'{"end":{"checkpoints":0,"entries":%d,"timestamps":0}}\n' % len(entries(kept))]


def _signed_anew(lines: Lines, signer: Signer) -> Lines:
    """With a checkpoint over these entries in front of the last line, which counts it."""
    rows = [export.read(lines[which]) for which in entries(lines)]
    leaves = [each.leaf for each in rows if isinstance(each, export.Row)]
    *before, last = lines
    count = export.read(last)
    assert isinstance(count, export.Last)
    note = json.dumps(
        {"checkpoint": checkpoint.sign(len(leaves), root(leaves), signer)}, separators=(",", ":")
    )
    end = b'{"end":{"checkpoints":%d,"entries":%d,"timestamps":%d}}\n'
    return [*before, note.encode() + b"\n", end % (count.checkpoints + 1, count.entries, count.timestamps)]


def _rehashed(lines: Lines) -> Lines:
    """Indexes and hashes made to fit."""
    made, index = Lines(), 0
    for line in lines:
        if line.startswith(b'{"entry":'):
            row = export.read(line)
            assert isinstance(row, export.Row)
            made.append(export.entry_line(export.Row(index, row.body, leaf_hash(row.body))))
            index += 1
        else:
            made.append(line)
    return made
