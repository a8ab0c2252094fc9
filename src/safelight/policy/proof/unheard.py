"""What was said, undecided until a rule listens: the voices in place of the consents they come from.

`listen` itself is the real one; only what each giver's consents amount to (`voice.hear`) is left open here. That
the real `hear` stays within what is open here is shown by the tests.
"""

from collections.abc import Callable
from typing import Any, Final, cast

from safelight.policy.facts import Consent, Facts, Giver, Purpose
from safelight.policy.matter import Matter
from safelight.policy.profile import Profile
from safelight.policy.proof.symbols import Part, Reader, Unknown, Word, truth
from safelight.policy.proof.variables import BY_NAME, MOST_COVERING
from safelight.policy.questions import Question
from safelight.policy.rule import Test
from safelight.policy.voice import Voice, Words

VOICE_OF: Final = {
    (Giver.PATIENT,): "patient",
    (Giver.PARENT, Giver.PATIENT): "patient",
    (Giver.PARENT,): "parent",
    (Giver.PARENT, Giver.ATTORNEY): "attorney",
    (Giver.ATTORNEY,): "attorney",
    (Giver.PERSONAL_REPRESENTATIVE,): "representative",
    (Giver.SOCIAL_WORKER, Giver.POLICE): "official",
}
"""Givers who are heard as one share a voice; a patient is matured or not, so that no two of these meet."""


class UnknownConsent(Part):
    """A standing consent; who gave it is one of those heard as one."""

    def __init__(self, reader: Reader, name: str, givers: tuple[Giver, ...]) -> None:
        super().__init__(reader, name)
        self._givers = givers

    @property
    def by(self) -> Giver:
        first = len(self._givers) == 1 or truth(self._reader, f"{self._name}.first_giver")
        return self._givers[0 if first else -1]


class UnknownVoice:
    """A voice of which each part is decided when it is first read; after an end nothing else is left."""

    def __init__(
        self, reader: Reader, name: str, slot: str, givers: tuple[Giver, ...], *, covers: bool
    ) -> None:
        self._reader, self._name, self._slot, self._givers, self._covers = reader, name, slot, givers, covers

    @property
    def ended(self) -> bool:
        return truth(self._reader, f"{self._name}.ended")

    @property
    def last(self) -> Any:
        if self.ended:
            return Part(self._reader, f"{self._name}.last")
        return Word(self._reader, BY_NAME[f"{self._name}.spoke"]) if self._spoke else None

    @property
    def _spoke(self) -> bool:
        return truth(self._reader, f"{self._name}.spoke")

    @property
    def procedure(self) -> Any:
        if self.ended or not truth(self._reader, f"{self._name}.procedure"):
            return None
        return Part(self._reader, f"{self._name}.procedure")

    @property
    def purpose_refused(self) -> bool:
        return self._covers and truth(self._reader, f"{self._name}.{self._slot}.refused")

    @property
    def covering(self) -> tuple[Consent, ...]:
        if not self._covers or self.ended or self.purpose_refused:
            return ()
        return covering(self._reader, f"{self._name}.{self._slot}", self._givers)


def covering(reader: Reader, name: str, givers: tuple[Giver, ...]) -> tuple[Consent, ...]:
    variable = BY_NAME[f"{name}.covering"]
    number = next(n for n in range(MOST_COVERING + 1) if reader.holds(variable, 1 << n))
    return tuple(cast("Consent", UnknownConsent(reader, f"{name}.{n}", givers)) for n in range(number))


class UnknownWords(Words):
    """What was said by everyone, with a voice for each."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(())
        self._reader = reader

    __slots__ = ("_reader",)

    def of(self, givers: tuple[Giver, ...], purpose: Purpose | None) -> Voice:
        slot = "record" if purpose == Purpose.CARE else "asked"
        voice = UnknownVoice(self._reader, VOICE_OF[givers], slot, givers, covers=purpose is not None)
        return cast("Voice", voice)

    @property
    def any_given(self) -> bool:
        return truth(self._reader, "words.any_given")

    def ever_reached(self, purposes: tuple[Purpose, ...]) -> bool:  # noqa: ARG002 - one set of purposes is asked for
        return truth(self._reader, "words.reached")


class UnknownMatter(Matter):
    """A matter of which nothing is known but the question."""

    __slots__ = ("reader", "settled")

    def __init__(
        self, reader: Reader, question: Question, profile: Profile, settled: dict[str, Test]
    ) -> None:
        super().__init__(cast("Facts", Unknown(reader)), question, profile)
        self.reader = reader
        self.settled = settled
        self.words = UnknownWords(reader)

    @property
    def later_uses(self) -> tuple[Consent, ...]:
        return covering(self.reader, "later", (Giver.PATIENT,))

    def settle(self, test: Callable[[Matter], bool]) -> bool:
        """A variable in place of the test, which is remembered to be walked later."""
        self.settled[test.__name__] = test
        return truth(self.reader, f"settled:{test.__name__}")
