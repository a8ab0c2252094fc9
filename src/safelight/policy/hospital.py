"""A hospital's profile file into the stack that decides there: the packs it names, under the choices it makes.

The file is trusted as the installation's other settings are: it names Python modules, which are imported.
"""

import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from safelight.policy.figures import Reminders, Unusual
from safelight.policy.pack import Pack
from safelight.policy.packs.cuh import PACK as CUH
from safelight.policy.packs.gmc import PACK as GMC
from safelight.policy.profile import Profile, ProfileError, read
from safelight.policy.stack import Stack

COMES_WITH_IT: Final = {pack.name: pack for pack in (GMC, CUH)}
"""The packs that come with Safelight, from the baseline upwards."""

NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def open_profile(path: Path) -> Stack:
    """The stack of a profile file; raises `ProfileError` naming the file, the key and what is allowed there."""
    try:
        return parse(path.read_text("utf-8"))
    except OSError as error:
        raise ProfileError(f"the profile {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"the profile {path} cannot be read: it is no text in UTF-8") from error
    except ProfileError as error:
        raise ProfileError(f"the profile {path}: {error}") from error


def parse(text: str) -> Stack:
    """The stack of a profile's text; raises `ProfileError`."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"is no TOML: {error}") from error
    name = table.pop("name", None)
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise ProfileError('name must be there, in small letters, digits and dashes, as in name = "st-lukes"')
    packs = _packs(table.pop("packs", None))
    reminders = read(Reminders, table.pop("reminders"), "reminders") if "reminders" in table else Reminders()
    unusual = _unusual(table)
    return Stack(packs, Profile(name, _choices(packs, table), reminders, unusual))


def _unusual(table: dict[str, Any]) -> Unusual:
    found = read(Unusual, table.pop("unusual"), "unusual") if "unusual" in table else Unusual()
    if found.day_begins_hour >= found.day_ends_hour:
        raise ProfileError("unusual.day_ends_hour must be later than unusual.day_begins_hour")
    return found


def _packs(named: object) -> tuple[Pack, ...]:
    if not isinstance(named, list):
        raise ProfileError('packs must be a list, as in packs = ["gmc", "cuh"]')
    packs = tuple(_pack(str(each)) for each in named)
    if GMC not in packs:
        raise ProfileError('packs lacks "gmc": every stack rests on the national baseline')
    names = [pack.name for pack in packs]
    if twice := sorted({each for each in names if names.count(each) > 1}):
        raise ProfileError(f"packs has more than one that is called {', '.join(twice)}")
    return packs


def _pack(named: str) -> Pack:
    """A pack that comes with Safelight, or `module:NAME` from the Python path."""
    if named in COMES_WITH_IT:
        return COMES_WITH_IT[named]
    module, colon, name = named.partition(":")
    if not colon:
        raise ProfileError(
            f"packs has {named!r}; allowed are: {', '.join(COMES_WITH_IT)}, and a pack of your own as module:NAME"
        )
    try:
        found = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise ProfileError(
            f"packs has {named!r}: {error}. Is it installed, or the folder around it on PYTHONPATH?"
        ) from error
    except (ImportError, AttributeError, NameError, SyntaxError, TypeError, ValueError) as error:
        raise ProfileError(f"packs has {named!r}, which does not load: {error}") from error
    if not isinstance(found, Pack):
        raise ProfileError(f"packs has {named!r}, which is no Pack but of type {type(found).__name__}")
    if shut := sorted(str(getattr(each, "__name__", each)).lower() for each in found.shut):
        raise ProfileError(
            f"packs has {named!r}, which would refuse every question of: {', '.join(shut)}. It has conditions or bars "
            "there and no ground: add a rule with @permits, which may leave the rest to the other packs"
        )
    return found


def _choices(packs: tuple[Pack, ...], table: dict[str, Any]) -> tuple[tuple[str, object], ...]:
    wanted = {pack.name: pack.choices for pack in packs if pack.choices is not None}
    for key in table:
        if key not in wanted:
            allowed = ", ".join(("name", "packs", "reminders", "unusual", *wanted))
            raise ProfileError(f"{key} is no key that anything reads; allowed are: {allowed}")
    return tuple((name, read(kind, table.get(name, {}), name)) for name, kind in wanted.items())
