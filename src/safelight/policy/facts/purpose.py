"""What a recording is made for, and what it may be asked for later."""

from enum import StrEnum


class Purpose(StrEnum):
    """A purpose for which an existing recording may be asked."""

    CARE = "care"
    AUDIT = "audit"
    TEACHING = "teaching"
    ASSESSMENT = "assessment"
    RESEARCH = "research"
    PUBLICATION = "publication"
    PUBLIC_MEDIA = "public-media"
    PUBLICITY = "publicity"


class MadeFor(StrEnum):
    """The purpose for which a recording is made; for a post-mortem, `care` is finding the cause of death."""

    CARE = "care"
    TEACHING = "teaching"
    ASSESSMENT = "assessment"
    RESEARCH = "research"
    PUBLIC_MEDIA = "public-media"
    PUBLICITY = "publicity"
    CRIMINAL_INVESTIGATION = "criminal-investigation"

    @property
    def purpose(self) -> Purpose | None:
        """The purpose of use of the same name; none for a criminal investigation."""
        return None if self is MadeFor.CRIMINAL_INVESTIGATION else Purpose(self.value)
