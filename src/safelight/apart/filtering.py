"""The kernel's filter of system calls (seccomp(2)), as a program for it. It can be put on and never taken off.

Why it is safe: what is not allowed by name is refused, in any other calling convention too, for their numbers differ.
"""

import ctypes
import errno
import platform
import struct
from collections.abc import Iterable, Mapping
from typing import Final

from safelight.apart.calls import ABSENT, ALLOWED, ARCHITECTURES, MAPPING, THREAD

# linux/seccomp.h, linux/prctl.h
_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_NO_NEW_PRIVS, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2

# linux/filter.h: load a word, jump if equal, jump if any bit is set, return.
_LOAD, _EQUAL, _ANY, _RETURN = 0x20, 0x15, 0x45, 0x06

# struct seccomp_data: the number, the architecture, and the lower halves of the first and third argument.
_NUMBER, _ARCHITECTURE, _FIRST, _THIRD = 0, 4, 16, 32

_PROT_EXEC: Final = 0x4  # asm-generic/mman-common.h
_CLONE_THREAD: Final = 0x10000  # linux/sched.h

_REFUSED: Final = _ERRNO | errno.EPERM
_UNKNOWN: Final = (
    _ERRNO | errno.ENOSYS
)  # glibc then does without: `clone` says in a register what it is to make


class Unfiltered(Exception):
    """The kernel takes no filter, or the machine is of a kind whose calls nobody has listed."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def put_on() -> None:
    """From here on this thread, and all that it starts, can make the allowed calls only. Raises Unfiltered."""
    code = program(platform.machine())
    libc = ctypes.CDLL(None, use_errno=True)
    filter_ = _Program(len(code) // 8, code)
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(filter_)):
        raise Unfiltered(
            f"the kernel takes no filter of system calls ({errno.errorcode[ctypes.get_errno()]})"
        )


def program(machine: str) -> bytes:
    """The filter for `uname -m`, instruction by instruction. Raises Unfiltered."""
    if machine not in ARCHITECTURES:
        raise Unfiltered(f"a machine of the kind {machine} is not known")
    which = list(ARCHITECTURES).index(machine)
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, ARCHITECTURES[machine], then=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
    ]
    for number in _numbers(ALLOWED, which):
        steps += [_step(_EQUAL, number, otherwise=1), _step(_RETURN, _ALLOW)]
    for number in _numbers(ABSENT, which):
        steps += [_step(_EQUAL, number, otherwise=1), _step(_RETURN, _UNKNOWN)]
    for number in _numbers(THREAD, which):
        steps += _by_a_bit(number, _FIRST, _CLONE_THREAD, if_set=_ALLOW, if_not=_REFUSED)
    for number in _numbers(MAPPING, which):
        steps += _by_a_bit(number, _THIRD, _PROT_EXEC, if_set=_REFUSED, if_not=_ALLOW)
    return b"".join([*steps, _step(_RETURN, _REFUSED)])


def _numbers(calls: Mapping[str, tuple[int, int]], which: int) -> Iterable[int]:
    return (numbers[which] for numbers in calls.values())


def _by_a_bit(number: int, argument: int, bit: int, *, if_set: int, if_not: int) -> list[bytes]:
    return [
        _step(_EQUAL, number, otherwise=4),
        _step(_LOAD, argument),
        _step(_ANY, bit, otherwise=1),
        _step(_RETURN, if_set),
        _step(_RETURN, if_not),
    ]


def _step(code: int, operand: int, *, then: int = 0, otherwise: int = 0) -> bytes:
    """Struct sock_filter: what to do, how many steps to skip if it holds and if it does not, with what."""
    return struct.pack("=HBBI", code, then, otherwise, operand)
