"""Whether a wording names one use, or would cover any: a third-level purpose is explicit (CUH-8.1).

A list of wordings catches what people write, not what they might invent, and a name that contains one of them ("The
Any Purpose Players") is refused with it. Both are for a person to settle: whoever reads the form, and asks.
"""

import re
import unicodedata
from typing import Final

_USE: Final = (
    r"(purposes?|uses?|usage|reasons?|publications?|medium|media|journals?|books?|sites?|websites?|study|studies"
    r"|research|kinds?|sorts?|ways?|means|formats?|time|place)"
)
_FIT: Final = (
    r"(required?|requires|needed|need|necessary|appropriate|suitable|desired|wanted|wished|wish|sees? fit|seen fit"
    r"|thinks? fit|applicable|deemed \w+)"
)
_OPEN_ENDED: Final = re.compile(
    r"\b(as|when|where|if|wherever|whenever)( (and|or) (as|when|where))?( is| may be| it is| we| you| they)?"
    rf" {_FIT}\b"
    r"|\b(any|all|every|each|unspecified|unlimited|various)( and (all|every)| manner of)?"
    r"( and| or| other| further| possible| such| suitable| relevant| appropriate| future| conceivable| medical"
    rf"| teaching| hospital| educational| internal| public| lawful| legitimate)* {_USE}\b"
    rf"|\b(other|further|future)( suitable| similar| relevant)? {_USE}\b"
    r"|\b(whatever|whichever|whatsoever|wherever|whenever|anything|anywhere|everything|everywhere|etc|et cetera)\b"
    r"|\b(and|or) (so on|so forth|similar|the like|more|elsewhere|beyond)\b"
    r"|\b(not|without|no) (restricted|restrictions?|limited|limits?|limitations?)\b"
    r"|\b(unrestricted|unlimited|open ended|blanket (consent|permission|use))\b"
    r"|\bat (\w+ ){0,3}discretion\b"
    r"|\bincluding but\b"
)
_SPELT: Final = re.compile(
    r"\b(as(required|needed|necessary|appropriate)|(any|all|every)(purposes?|uses?)|whatever|anything)"
)
_KIND: Final = (
    r"(a|an|the|some|one|of|in|for|on|or|and|to|our|my|their|its|this|that|journals?|(text)?books?|magazines?"
    r"|newspapers?|press|articles?|publications?|publishing|websites?|sites?|internet|web|online|social|medium|media"
    r"|tv|television|radio|shows?|programmes?|films?|study|studies|research|projects?|exhibitions?|displays?|leaflets?"
    r"|brochures?|posters?|conferences?|lectures?|medical|scientific|national|local|uses?|used|purposes?"
    r"|tbc|tbd|tba|n|na|none|unknown|yes|no|be|confirmed|decided|agreed|announced|later|not|yet|known|applicable)"
)
_ONLY_KINDS: Final = re.compile(rf"({_KIND}( {_KIND})*)?")
# Letters of other scripts that look like Latin ones: U+0430 is no "a". NFKD knows the rest.
_ALIKE: Final = str.maketrans(
    dict(
        zip(
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb",
            "aeopcyxijsdh",
            strict=True,
        )
    )
    | dict(zip("\u03b1\u03b5\u03b9\u03bd\u03bf\u03c1\u03c5\u0131\u0251\u0261", "aeivopuiag", strict=True))
)
_LETTER_BY_LETTER: Final = re.compile(r"\b(?:\w ){2,}\w\b")


def is_open_ended(wording: str) -> bool:
    """Whether it is worded so that it would cover anything."""
    return any(_OPEN_ENDED.search(each) or _SPELT.search(_together(each)) for each in _readings(wording))


def names_nothing(wording: str) -> bool:
    """Whether it says only of what kind the thing is, as in "a medical journal"."""
    return bool(_ONLY_KINDS.fullmatch(_readings(wording)[0]))


def _readings(wording: str) -> tuple[str, str]:
    """In small Latin letters, words one space apart: what cannot be seen left out, and taken for a space."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", wording).casefold()).translate(_ALIKE)
    letters = "".join(each for each in plain if unicodedata.category(each) not in ("Mn", "Me"))
    unseen = "".join(each for each in letters if unicodedata.category(each) != "Cf")
    apart = "".join(" " if unicodedata.category(each) == "Cf" else each for each in letters)
    return _spaced(unseen), _spaced(apart)


def _spaced(letters: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


def _together(plain: str) -> str:
    """Letters that stand one by one, as in "a n y u s e", brought together."""
    return _LETTER_BY_LETTER.sub(lambda found: found.group().replace(" ", ""), plain)
