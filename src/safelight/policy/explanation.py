"""A verdict in plain English: the answer, paragraph by paragraph, the duties, and what would make it lawful.

The reasons are the rules' own paraphrases; nothing is worded here that a rule does not say.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from safelight.policy.questions import Alter, Disclose, Make, Means, Question, Stand, Use, Venue
from safelight.policy.remedies import Remedy
from safelight.policy.rule import Effect
from safelight.policy.verdict import Determination, Verdict

HEADINGS: Final = (
    ("What bars it", (Effect.FORBIDS, True)),
    ("What it needs and does not have", (Effect.REQUIRES, False)),
    ("What could have permitted it, and does not", (Effect.PERMITS, False)),
    ("What permits it", (Effect.PERMITS, True)),
    ("What it needs and has", (Effect.REQUIRES, True)),
    ("What comes with it", (Effect.ADDS, True)),
    ("What decides how it is kept", (Effect.STANDS, True)),
)


def in_words(question: Question) -> str:
    """The question as it would be asked aloud."""
    match question:
        case Make():
            return "May this recording be made now?"
        case Use(purpose, means, venue):
            how = "" if means is Means.VIEW else f", as a {means}"
            where = ", in public" if venue is Venue.PUBLIC else ""
            return f"May this recording be used for {purpose.replace('-', ' ')}{how}{where}?"
        case Disclose(basis):
            return f"May this recording be disclosed on the basis of {basis.replace('-', ' ')}?"
        case Alter(operation):
            return f"May this image be processed: {operation.replace('-', ' ')}?"
        case Stand():
            return "In what state must the library hold this recording?"


def explain(verdict: Verdict, remedies: Iterable[Remedy] = ()) -> str:
    """The whole explanation, several lines."""
    lines = [in_words(verdict.question), _answer(verdict), ""]
    for heading, kind in HEADINGS:
        found = [d for d in verdict.determinations if (d.effect, d.met) == kind]
        if found:
            lines += [f"{heading}:", *(f"  {_paragraph(determination)}" for determination in found), ""]
    if not verdict.permitted:
        lines += [*_remedies(remedies), ""]
    lines.append(
        f"Decided by {', '.join(verdict.packs)} under the profile {verdict.profile} on {verdict.facts.today}; "
        f"facts {verdict.facts_digest}."
    )
    return "\n".join(lines)


def _answer(verdict: Verdict) -> str:
    if verdict.standing is not None:
        return f"It must be {verdict.standing}."
    return "Yes." if verdict.permitted else "No."


def _paragraph(determination: Determination) -> str:
    cited = ", ".join(map(str, determination.citations))
    duty = f" [{determination.obligation}]" if determination.obligation else ""
    standing = f" [{determination.standing}]" if determination.standing else ""
    return f"{cited}: {determination.reason}{duty}{standing}"


def _remedies(remedies: Iterable[Remedy]) -> Iterator[str]:
    found = tuple(remedies)
    if not found:
        yield "No consent, approval or other arrangement that could be obtained would make it lawful."
        return
    yield (
        "What would make it lawful, at the least:"
        if len(found) == 1
        else "Any one of these would make it lawful:"
    )
    for remedy in found:
        yield f"  - {'; and '.join(map(str, remedy))}"
