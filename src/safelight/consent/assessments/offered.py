"""Which assessments make sense for whom."""

from collections.abc import Mapping
from typing import Final

from safelight.consent.assessments.assessment import Name
from safelight.consent.deciding import Ground

OFFERED: Final[Mapping[Ground, tuple[Name, ...]]] = {
    Ground.ABLE: (Name.CAPACITY, Name.LIFE),
    Ground.COMPETENT: (Name.MATURITY, Name.LIFE),
    Ground.CHILD: (Name.MATURITY, Name.WISHES, Name.PROTECTION, Name.LIFE),
    Ground.NEWBORN: (Name.LIFE,),
    Ground.LACKS: (Name.CAPACITY, Name.BEST_INTERESTS, Name.WISHES, Name.LIFE),
    Ground.LACKS_UNDER_18: (Name.CAPACITY, Name.BEST_INTERESTS, Name.WISHES, Name.LIFE),
    Ground.DIED: (Name.KNOWN_WISHES, Name.LIFE),
}
"""By why it is whose to decide: nobody's maturity is assessed from 16 on, nobody's wishes are where they decide."""
