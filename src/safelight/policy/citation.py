"""A paragraph of a governing document, as it is cited: `GMC-17`, `CUH-8.3`."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """`str()` is the short form used in cases and on the trail; `label` is for people."""

    source: str
    paragraph: str

    def __str__(self) -> str:
        return f"{self.source}-{self.paragraph}"

    @property
    def label(self) -> str:
        """The short form in words: `GMC, paragraph 17`; `CUH, section 8.3`."""
        return f"{self.source}, {'paragraph' if self.source == 'GMC' else 'section'} {self.paragraph}"


@cache
def cite(text: str) -> Citation:
    """The citation of `SOURCE-paragraph`; raises `ValueError` on any other shape."""
    source, dash, paragraph = text.partition("-")
    if not (source.isupper() and dash and paragraph):
        raise ValueError(f"{text!r} is no citation: write the source, a dash and the paragraph, as in GMC-17")
    return Citation(source, paragraph)
