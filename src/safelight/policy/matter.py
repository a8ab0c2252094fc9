"""
One question about one set of facts, as the rules read it.

A rule reads nothing that it does not need: the proof forks on each fact at the moment it is first read.
"""

from collections.abc import Callable
from typing import Final

from safelight.policy.facts import Consent, Facts, Purpose, When
from safelight.policy.person import Person
from safelight.policy.profile import Profile
from safelight.policy.questions import Alter, Basis, Disclose, Make, Means, Question, Use, Venue
from safelight.policy.speakers import Speakers, listen
from safelight.policy.voice import RECORD, Voice, Words

PUBLIC: Final = (Purpose.PUBLIC_MEDIA, Purpose.PUBLICITY)
"""What reaches a broad public; publication joins it where the venue is public (Reading 3)."""


class Matter(Person):
    """
    The facts under the rules' own short names; the speakers are heard once, when first asked for.

    `purpose` is the purpose of a use, or what a recording is to be made for (None: a criminal investigation);
    every other question is put to the consent to the record.
    """

    __slots__ = (
        "_answering",
        "_granted",
        "_purpose",
        "_speakers",
        "actor",
        "alteration",
        "basis",
        "circumstances",
        "making",
        "means",
        "profile",
        "question",
        "venue",
        "words",
    )

    alteration: Alter
    question: Question

    def __init__(self, facts: Facts, question: Question, profile: Profile) -> None:
        self.patient = facts.patient
        self.recording = facts.recording
        self.authorities = facts.authorities
        self.words = Words(facts.consents)
        self.actor = facts.actor
        self.circumstances = facts.circumstances
        self.question = question
        self.profile = profile
        self.making = isinstance(question, Make)
        self.means = Means.VIEW
        self.venue = Venue.PROFESSIONAL
        self._purpose = Purpose.CARE
        self.basis: Basis | None = None
        self._child = self._dead = None
        self._speakers: Speakers | None = None
        self._answering: tuple[Voice, ...] | None = None
        self._granted: tuple[Consent, ...] | None = None
        if isinstance(question, Use):
            self._purpose, self.means, self.venue = question.purpose, question.means, question.venue
        elif isinstance(question, Disclose):
            self.basis = question.basis
        elif isinstance(question, Alter):
            self.alteration = question

    @property
    def purpose(self) -> Purpose | None:
        return self.recording.made_for.purpose if self.making else self._purpose

    def settle(self, test: Callable[["Matter"], bool]) -> bool:
        """The answer of a test that many rules share; the proof walks it by itself, once."""
        return test(self)

    @property
    def speakers(self) -> Speakers:
        if self._speakers is None:
            self._speakers = listen(self, self.words, self.purpose, making=self.making)
        return self._speakers

    @property
    def granted(self) -> tuple[Consent, ...]:
        """
        The consents that stand, by whoever may give them, and reach the purpose.

        To make a recording, only the word of the patient while able to decide, or of the proxy, counts, given
        before; an earlier word still carries the record of what was made.
        """
        if self._granted is None:
            self._granted = self._stand()
        return self._granted

    def _stand(self) -> tuple[Consent, ...]:
        speakers = self.speakers
        own = speakers.own.covering if speakers.own_decides else ()
        granted = (*own, *speakers.proxy.covering)
        if self.making:
            return tuple(consent for consent in granted if consent.when == When.BEFORE)
        return (*granted, *speakers.earlier.covering)

    @property
    def procedure(self) -> Consent | None:
        """The standing consent to the investigation or treatment in which the recording arises."""
        for voice in self._deciding():
            if voice.procedure is not None and not (self.making and voice.procedure.when == When.AFTER):
                return voice.procedure
        return None

    def _deciding(self) -> tuple[Voice, ...]:
        speakers = self.speakers
        own = (speakers.own,) if speakers.own_decides else ()
        return (*own, speakers.proxy) if self.making else (*own, speakers.proxy, speakers.earlier)

    @property
    def later_uses(self) -> tuple[Consent, ...]:
        """The consents that stand, by whoever may give them, to any purpose, where a later use was consented to."""
        if not self.words.later_use_given:
            return ()
        heard = [listen(self, self.words, purpose, making=False) for purpose in Purpose]
        own = tuple(consent for each in heard if each.own_decides for consent in each.own.covering)
        return (*own, *(consent for each in heard for consent in each.proxy.covering))

    @property
    def answering(self) -> tuple[Voice, ...]:
        """The voices whose refusal or withdrawal counts.

        A personal representative's takes nothing from what the dead had consented to (GMC-47).
        """
        if self._answering is None:
            self._answering = self._answer()
        return self._answering

    def _answer(self) -> tuple[Voice, ...]:
        speakers = self.speakers
        if not speakers.ended:
            return ()
        own = speakers.own
        if self.dead and speakers.own_decides and not own.ended and own.last is not None:
            return (speakers.earlier,)
        return (own, speakers.proxy, speakers.earlier)

    @property
    def refused(self) -> bool:
        """Whether the recording was refused or its consent withdrawn by someone whose word counts."""
        return any(voice.ended for voice in self.answering)

    @property
    def purpose_refused(self) -> bool:
        """Whether this very use was refused or withdrawn."""
        return self.speakers.purpose_refused

    @property
    def public(self) -> bool:
        """Whether the use reaches a broad public."""
        return self.purpose in PUBLIC or (self.purpose == Purpose.PUBLICATION and self.venue == Venue.PUBLIC)

    @property
    def public_domain(self) -> bool:
        """Whether the use puts the recording into the public domain: a publication of any kind does."""
        return self.purpose == Purpose.PUBLICATION or self.purpose in PUBLIC

    @property
    def care_use(self) -> bool:
        return self.purpose == Purpose.CARE

    @property
    def to_be_anonymised(self) -> bool:
        """Whether something is left to do before the use: for the public domain a code is not enough."""
        return self.recognisable or (self.coded and self.public_domain)

    @property
    def record_use(self) -> bool:
        """Whether the purpose, of a use or of the making, is the patient's care or the audit of it."""
        return self.purpose in RECORD
