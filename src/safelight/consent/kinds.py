"""The kinds of form that a hospital has."""

from enum import StrEnum
from typing import Final


class FormKind(StrEnum):
    """The hospital's forms of agreement (CUH-20): two about recordings of patients, two that are not clinical."""

    PHOTOGRAPHS = "photographs"
    LATER_USE = "later-use"
    GENERAL_RELEASE = "general-release"
    STAFF_RELEASE = "staff-release"


OF_PATIENTS: Final = frozenset({FormKind.PHOTOGRAPHS, FormKind.LATER_USE})
