"""One hospital's own policy, an example of many: the Trust's Illustrative recordings of patients, version 7."""

from safelight.policy.pack import Pack
from safelight.policy.packs.cuh import base

PACK = Pack("cuh", "7", base.explicit_consent, [base])
