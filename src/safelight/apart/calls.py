"""The system calls that a decoder may make: memory, threads, its two pipes. A name is what it is called in syscalls(2).

Why it is safe: none of these opens anything, by path or by number, reaches another process, or starts one. What is
not here fails with EPERM. `clone` and the two that map memory are allowed in part: see `filtering`.
"""

from collections.abc import Mapping
from typing import Final

# EM_X86_64 and EM_AARCH64 with the bits for 64 bits and little-endian: AUDIT_ARCH_* in linux/audit.h.
ARCHITECTURES: Final[Mapping[str, int]] = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# Numbers by architecture, in the order of ARCHITECTURES: arch/x86/entry/syscalls/syscall_64.tbl, and
# include/uapi/asm-generic/unistd.h. The tests hold them against libseccomp's.
ALLOWED: Final[Mapping[str, tuple[int, int]]] = {
    "brk": (12, 214),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "close": (3, 57),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "futex": (202, 98),
    "getpid": (39, 172),
    "getrandom": (318, 278),
    "gettid": (186, 178),
    "lseek": (8, 62),
    "madvise": (28, 233),
    "mremap": (25, 216),
    "munmap": (11, 215),
    "nanosleep": (35, 101),
    "read": (0, 63),
    "restart_syscall": (219, 128),
    "rseq": (334, 293),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_getaffinity": (204, 123),
    "sched_yield": (24, 124),
    "set_robust_list": (273, 99),
    "sigaltstack": (131, 132),
    "write": (1, 64),
}
MAPPING: Final[Mapping[str, tuple[int, int]]] = {"mmap": (9, 222), "mprotect": (10, 226)}
THREAD: Final[Mapping[str, tuple[int, int]]] = {"clone": (56, 220)}
ABSENT: Final[Mapping[str, tuple[int, int]]] = {"clone3": (435, 435)}
