"""What the credentials of a picture say, as a manifest for the library that signs: docs/spec/content-credentials.md.

Of the picture: that a camera made it, what was done to it since, what it may be used for, which hospital says so. Of
the patient nothing, neither who nor what is shown: no name, number, body site or date of the photograph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

# IPTC NewsCodes, Digital Source Type: taken from life with a camera.
CAMERA: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
PERMITTED_USE: Final = "safelight.permitted-use"
_TITLE: Final = "Clinical photograph"
# CAWG Training and Data Mining 1.1. No consent that is asked for here speaks of it.
_MACHINES: Final = ("ai_generative_training", "ai_inference", "ai_training", "data_mining")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that was done: C2PA's word, ours, and figures."""

    kind: str
    words: str
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claims:
    """`copy` is the number on the hospital's register of copies, by which it can be recalled."""

    hospital: str
    at: datetime
    copy: UUID
    purpose: str
    conditions: tuple[str, ...]
    actions: tuple[Action, ...]
    label: str = ""  # that stands beneath the picture


def manifest(claims: Claims, version: str) -> dict[str, Any]:
    """The definition from which the manifest is made; `version` of Safelight."""
    return {
        "claim_generator_info": [{"name": "Safelight", "version": version}],
        "title": _TITLE,
        "format": "image/jpeg",
        "assertions": [
            {"label": "c2pa.actions.v2", "data": _actions(claims.actions), "created": True},
            {"label": "cawg.training-mining", "data": {"entries": _refused(_MACHINES)}},
            {"label": PERMITTED_USE, "data": _permitted(claims), "created": True},
        ],
    }


def _actions(done: Sequence[Action]) -> dict[str, Any]:
    taken = {
        "action": "c2pa.created",
        "digitalSourceType": CAMERA,
        "description": "Taken with a camera; the file of the camera stays in the hospital's library.",
    }
    since = [
        {
            "action": each.kind,
            "description": each.words,
            **({"parameters": dict(each.figures)} if each.figures else {}),
        }
        for each in done
    ]
    return {"actions": [taken, *since], "allActionsIncluded": True}


def _refused(uses: Sequence[str]) -> dict[str, Any]:
    return {f"cawg.{each}": {"use": "notAllowed"} for each in uses}


def _permitted(claims: Claims) -> dict[str, Any]:
    said = {
        "hospital": claims.hospital,
        "handedOver": claims.at.isoformat(timespec="seconds"),
        "copy": str(claims.copy),
        "purpose": claims.purpose,
        "conditions": list(claims.conditions),
    }
    return said | ({"label": claims.label} if claims.label else {})
