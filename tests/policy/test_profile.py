"""A hospital's profile: read, checked, followed by the rules, and named in every verdict."""

import re
from importlib import resources

import pytest

from safelight.policy.default import PACKS, STACK
from safelight.policy.facts import Consent, Facts, Giver, Kind, Patient, Purpose, Recording, Scope
from safelight.policy.hospital import parse
from safelight.policy.profile import ProfileError
from safelight.policy.questions import Make, Means, Use
from safelight.policy.stack import Stack

TEXT = resources.files("safelight.policy.profiles").joinpath("cuh.toml").read_text("utf-8")


def _stack(old: str, new: str) -> Stack:
    assert old in TEXT
    return parse(TEXT.replace(old, new)).of(["cuh"])


def test_the_profile_that_comes_with_it() -> None:
    stack = parse(TEXT)
    assert stack.packs == (PACKS["gmc"], PACKS["cuh"])
    assert stack.profile == STACK.profile


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"endoscopy"', '"endoscopie"', "cuh.implicit.kinds has 'endoscopie'; allowed are: illustrative"),
        ('"endoscopy"', "1", "cuh.implicit.kinds has 1; allowed are: illustrative"),
        ('kinds = ["endoscopy"', 'kinds = "endoscopy" #', "cuh.implicit.kinds must be a list"),
        ("until_age = 16", 'until_age = "16"', "cuh.children.until_age must be a whole number"),
        ("until_age = 16", "until_age = true", "cuh.children.until_age must be a whole number"),
        ("until_age = 16", "until_age = 21", "cuh.children.until_age is 21; allowed are: 11 to 18"),
        ("until_age = 16", "", "cuh.children.until_age is missing"),
        (
            "until_age = 16",
            "until_aeg = 16",
            "cuh.children.until_aeg is no key that anything reads; allowed are",
        ),
        (
            "[cuh.form]",
            "[cuh.from]",
            "cuh.from is no key that anything reads; allowed are: children, implicit",
        ),
        ("notice_days = 60", 'notice_days = "60"', "reminders.notice_days must be a whole number"),
        ("held_days = 14\n", "", "reminders.held_days is missing"),
        ("day_ends_hour = 20", "day_ends_hour = 25", "unusual.day_ends_hour is 25; allowed are: 0 to 24"),
        (
            "day_ends_hour = 20",
            "day_ends_hour = 7",
            "unusual.day_ends_hour must be later than unusual.day_begins_hour",
        ),
        ("peers_times = 4\n", "", "unusual.peers_times is missing"),
        (
            "[cuh.form]",
            "[chu.form]",
            "chu is no key that anything reads; allowed are: name, packs, reminders, unusual, cuh",
        ),
        ("[cuh.form]", "[cuh.form", "is no TOML"),
        ('name = "cuh"', "", "name must be there"),
        ('name = "cuh"', 'name = "St Luke\'s"', "name must be there, in small letters, digits and dashes"),
        ('["gmc", "cuh"]', '["cuh"]', 'packs lacks "gmc"'),
        ('["gmc", "cuh"]', '"gmc"', "packs must be a list"),
        ('["gmc", "cuh"]', '["gmc", "cuh", "cuh"]', "packs has more than one that is called cuh"),
        (
            '["gmc", "cuh"]',
            '["gmc", "chu"]',
            "packs has 'chu'; allowed are: gmc, cuh, and a pack of your own",
        ),
        ('["gmc", "cuh"]', '["gmc", "nowhere:PACK"]', "No module named 'nowhere'. Is it installed"),
        ('["gmc", "cuh"]', '["gmc", "safelight:PACK"]', "does not load: module 'safelight' has no attribute"),
        ('["gmc", "cuh"]', '["gmc", "datetime:date"]', "which is no Pack but of type type"),
        ('["gmc", "cuh"]', '["gmc"]', "cuh is no key that anything reads; allowed are: name, packs"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(ProfileError, match=re.escape(said)):
        parse(TEXT.replace(old, new))


def test_a_profile_is_named_by_all_its_choices() -> None:
    """Another choice is another digest; another order of words, or another comment, is not."""
    here = STACK.profile
    assert re.fullmatch(r"cuh@[0-9a-f]{16}", str(here))
    assert STACK.decide(Facts(), Make()).profile == str(here)
    assert str(_stack("until_age = 16", "until_age = 17").profile) != str(here)
    assert str(_stack('made_for = ["care", "teaching"]', 'made_for = ["teaching", "care"]').profile) == str(
        here
    )
    assert str(_stack("# CUH-8.3: ", "# ").profile) == str(here)


def test_its_ages_are_known() -> None:
    assert STACK.profile.ages == {16}
    assert _stack("until_age = 16", "until_age = 12").profile.ages == {12}


def test_another_age() -> None:
    facts = Facts(patient=Patient(age=17), consents=(Consent(Giver.PATIENT),))
    question = Make()
    older = _stack("until_age = 16", "until_age = 18").decide(facts, question)
    assert "specific-area-only" in older.obligations
    assert "specific-area-only" not in STACK.decide(facts, question).obligations


def test_more_implicit_procedures() -> None:
    facts = Facts(
        recording=Recording(kind=Kind.LAPAROSCOPY), consents=(Consent(Giver.PATIENT, to=Scope.PROCEDURE),)
    )
    assert _stack('"endoscopy", "x-ray"', '"laparoscopy", "x-ray"').decide(facts, Make()).permitted
    assert not Stack([PACKS["cuh"]], STACK.profile).decide(facts, Make()).permitted


def test_other_printers() -> None:
    facts = Facts(consents=(Consent(Giver.PATIENT),))
    question = Use(Purpose.CARE, Means.PRINT)
    stack = _stack('print_roles = ["clinical-photographer"]', 'print_roles = ["clinician"]')
    assert stack.decide(facts, question).permitted
    assert not STACK.decide(facts, question).permitted


def test_when_people_are_reminded_decides_nothing() -> None:
    sooner = parse(TEXT.replace("notice_days = 60", "notice_days = 90")).profile
    assert (sooner.reminders.notice_days, str(sooner)) == (90, str(parse(TEXT).profile))
    without = TEXT.partition("[reminders]")[0] + TEXT.partition("peers_least = 20\n")[2]
    assert parse(without).profile.reminders == parse(TEXT).profile.reminders
    assert parse(without).profile.unusual == parse(TEXT).profile.unusual


def test_which_access_is_unusual_decides_nothing() -> None:
    later = parse(TEXT.replace("day_ends_hour = 20", "day_ends_hour = 22")).profile
    assert (later.unusual.day_ends_hour, str(later)) == (22, str(parse(TEXT).profile))
