"""`python -m torture [KILLS [SEED]]` (`make torture`): 1,000 kills, and everything else that goes wrong meanwhile."""

import os
import random
import secrets
import shutil
import signal
import sys
import tempfile
import time

import django


def main(arguments: list[str]) -> int:
    kills = int(arguments[0]) if arguments else 1000
    seed = int(arguments[1]) if len(arguments) > 1 else secrets.randbelow(10**9)
    print(f"Seed {seed}: make torture KILLS={kills} SEED={seed} does the same harm again.", flush=True)
    _set_up()
    from torture.run import TOLD_TO_STOP, torture

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: TOLD_TO_STOP.set())

    begin = time.monotonic()
    book, faults = torture(kills, random.Random(seed), lambda line: print(line, flush=True))
    print(book.says())
    for each in faults:
        print(f"WRONG  {each}")
    print(f"{len(faults)} faults in {time.monotonic() - begin:,.0f} s.")
    return 1 if faults else 0


def _set_up() -> None:
    """Here only the cast's words are read; the library that is tortured is another's."""
    home = tempfile.mkdtemp()
    os.environ |= {
        "SAFELIGHT_DATABASE_URL": "postgresql://nobody@/none",
        "SAFELIGHT_HOME": home,
        "SAFELIGHT_SECRET_KEY": secrets.token_urlsafe(48),
        "SAFELIGHT_HOSTS": "none",
        "DJANGO_SETTINGS_MODULE": "safelight.config.settings",
    }
    django.setup()
    shutil.rmtree(home)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
