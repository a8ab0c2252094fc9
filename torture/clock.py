"""A clock that jumps, for the site's processes alone: the one that Django and every use case (`by.at`) read.

The machine's own is left alone: libfaketime makes Python's sleeping threads hang (Debian 12, 0.9.10).
"""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

VARIABLE: Final = "SAFELIGHT_TORTURE_CLOCK"


class Clock:
    """Told by a file, which every process of the site reads each time that it looks at its clock."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.jump(0)

    @property
    def environment(self) -> dict[str, str]:
        """For processes whose clock can be moved."""
        here = str(Path(__file__).parents[1])  # where `torture.settings` is found from
        return {
            VARIABLE: str(self._file),
            "DJANGO_SETTINGS_MODULE": "torture.settings",
            "PYTHONPATH": os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH")))),
        }

    def jump(self, seconds: int) -> None:
        """So far before or behind the true time."""
        new = self._file.with_suffix(".new")
        new.write_text(f"{seconds}\n")
        new.rename(self._file)


def moved(true: datetime) -> datetime:
    """What the clock shows at this time."""
    return true + timedelta(seconds=int(Path(os.environ[VARIABLE]).read_text()))
