"""The national baseline: GMC, Making and using visual and audio recordings of patients (2011, as updated)."""

from safelight.policy.pack import Pack
from safelight.policy.packs.gmc import principles

PACK = Pack("gmc", "2011.2", principles.consent_or_other_authority, [principles])
