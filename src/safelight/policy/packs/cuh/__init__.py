"""One hospital's own policy, an example of many: the Trust's Illustrative recordings of patients, version 7.

Silent on telephone calls and post-mortems (Reading 10). Its figures and choices are in `profiles/cuh.toml`.
"""

from datetime import date

from safelight.policy.pack import Pack
from safelight.policy.packs.cuh import (
    capacity,
    children,
    consent_form,
    deceased,
    devices,
    disclosure,
    non_clinical,
    output,
    processing,
    research,
    scope,
    storing,
    unconscious,
    withdrawal,
    without_consent,
)
from safelight.policy.packs.cuh.choices import Choices

PACK = Pack(
    "cuh",
    "7",
    date(2019, 7, 1),  # approved July 2019
    consent_form.explicit_consent_in_writing,
    [
        scope,
        consent_form,
        withdrawal,
        unconscious,
        capacity,
        children,
        without_consent,
        deceased,
        research,
        non_clinical,
        processing,
        output,
        devices,
        storing,
        disclosure,
    ],
    title="Trust policy, Illustrative recordings of patients, version 7",
    choices=Choices,
)
