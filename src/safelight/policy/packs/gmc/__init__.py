"""The national baseline: GMC, Making and using visual and audio recordings of patients.

Silent on processing, standing, downloads, prints and copies (Reading 10).
"""

from datetime import date

from safelight.policy.pack import Pack
from safelight.policy.packs.gmc import (
    anonymity,
    calls,
    capacity,
    care,
    children,
    covert,
    deceased,
    disclosure,
    implicit,
    media,
    post_mortem,
    principles,
    secondary,
    slides,
    teaching_collections,
)

PACK = Pack(
    "gmc",
    "2011.2",
    date(2011, 5, 1),  # the month that CUH-23.1 gives; later changes touched references only
    principles.made_on_other_valid_authority,
    [
        principles,
        slides,
        implicit,
        care,
        disclosure,
        anonymity,
        capacity,
        children,
        teaching_collections,
        secondary,
        media,
        deceased,
        post_mortem,
        covert,
        calls,
    ],
    title="GMC, Making and using visual and audio recordings of patients",
)
