"""The pages on which somebody is assessed, and on which whoever speaks for a patient is put on file."""

from dataclasses import dataclass

from safelight.consent.assessments.assessment import Assessment
from safelight.consent.forms.assessing import AssessForm
from safelight.consent.forms.spokespeople import SpokespersonForm
from safelight.consent.presenters.about import About


@dataclass(frozen=True, slots=True)
class AssessPage:
    """`form` is None where this is not assessed of this patient, and `not_here` says why."""

    about: About
    assessment: Assessment
    form: AssessForm | None
    not_here: str = ""

    @property
    def title(self) -> str:
        return self.assessment.title


@dataclass(frozen=True, slots=True)
class SpokespersonPage:
    """`why` says who decides, and so who can be put on file."""

    about: About
    why: str
    form: SpokespersonForm

    title = "Who speaks for the patient?"
