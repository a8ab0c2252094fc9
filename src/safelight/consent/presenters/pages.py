"""The three pages of a consent: for the member of staff, for whoever signs, and what was recorded."""

from dataclasses import dataclass
from typing import Final

from safelight.consent.deciding import Candidate
from safelight.consent.forms.agreeing import AgreeForm
from safelight.consent.forms.signing import SignForm
from safelight.consent.presenters.about import About
from safelight.consent.presenters.agreement import Agreement
from safelight.consent.presenters.deciding import SIGNERS, WHO_DECIDES, WHY, nobody, signer
from safelight.consent.terms import Terms
from safelight.consent.wordings.wording import Wording
from safelight.policy.facts import Signatory
from safelight.web.components import FormError
from safelight.web.signing import SignaturePad

NOT_CARRIED: Final = (
    "The page to sign was open for too long, or did not come back whole. "
    "Nothing was recorded: fill the form in again."
)
NOT_THEIRS: Final = (
    "It has become somebody else's to decide since. Nothing was recorded: see who is asked now."
)
SIGNED_TOO_SOON: Final = (
    "A form is signed once each point has been explained and ticked here, and what is agreed to has been chosen. "
    "Nothing was recorded: begin here, and the page to sign comes next."
)


@dataclass(frozen=True, slots=True)
class AgreePage:
    """For the member of staff: who decides, what was explained, what is agreed to."""

    about: About
    form: AgreeForm
    problem: str = ""
    meanwhile: tuple[str, ...] = ()  # what somebody else has recorded since the page was opened

    @property
    def title(self) -> str:
        return self.form.wording.title

    @property
    def who_decides(self) -> str:
        return WHO_DECIDES[self.form.deciding.ground]

    @property
    def why(self) -> str:
        return WHY[self.form.deciding.ground]

    @property
    def nobody(self) -> str:
        """What is missing where nobody can be asked yet."""
        return "" if self.form.deciding.candidates else nobody(self.form.deciding)

    @property
    def hints(self) -> dict[str, str]:
        """What stands under each level."""
        return {level: words.hint for level, words in self.form.wording.levels.items()}


@dataclass(frozen=True, slots=True)
class SignPage:
    """For whoever signs: exactly what is agreed and what is not, and where to sign."""

    about: About
    signer: str  # who decides, and in which capacity
    agreement: Agreement
    pads: tuple[SignaturePad, ...]
    wrong: tuple[FormError, ...]
    token: str
    form: SignForm
    meanwhile: tuple[str, ...] = ()

    title = "Do you agree?"

    @classmethod
    def of(
        cls,
        about: About,
        asked: Candidate,
        terms: Terms,
        wording: Wording,
        token: str,
        form: SignForm,
        meanwhile: tuple[str, ...] = (),
    ) -> "SignPage":
        """`form` may be one that came back and was not enough."""
        legends = {
            Signatory.GIVER: SIGNERS[terms.by],
            Signatory.STAFF: "Signature of the member of staff",
        }
        pads = tuple(pad_of(each, legends[each], form) for each in form.signers)
        return cls(
            about=about,
            signer=signer(asked),
            agreement=Agreement.of(terms, wording),
            pads=pads,
            wrong=tuple(
                FormError(f"{each.legend}: {each.error}", f"#{each.name}") for each in pads if each.error
            ),
            token=token,
            form=form,
            meanwhile=meanwhile,
        )


def pad_of(name: str, legend: str, form: SignForm) -> SignaturePad:
    """A place to sign, with what came back of it and what is wrong."""
    errors = [*form.errors.get(f"{name}_strokes", ()), *form.errors.get(f"{name}_typed", ())]
    return SignaturePad(
        name,
        legend,
        strokes=form.data.get(f"{name}_strokes", ""),
        typed=form.data.get(f"{name}_typed", ""),
        error=str(errors[0]) if errors else "",
    )
