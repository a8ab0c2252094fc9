"""Which assessments make sense for whom."""

from collections.abc import Mapping
from typing import Final

from safelight.consent.assessments.assessment import Name
from safelight.consent.deciding import Ground

OFFERED: Final[Mapping[Ground, tuple[Name, ...]]] = {
    Ground.ABLE: (Name.CAPACITY,),
    Ground.COMPETENT: (Name.MATURITY,),
    Ground.CHILD: (Name.MATURITY, Name.WISHES, Name.PROTECTION),
    Ground.NEWBORN: (),
    Ground.LACKS: (Name.CAPACITY, Name.BEST_INTERESTS, Name.WISHES),
    Ground.LACKS_UNDER_18: (Name.CAPACITY, Name.BEST_INTERESTS, Name.WISHES),
    Ground.DIED: (Name.KNOWN_WISHES,),
}
"""By why it is whose to decide: nobody's maturity is assessed from 16 on, nobody's wishes are where they decide."""
