"""A form's file is taken as it stands, or refused with the key and what is allowed there."""

from importlib import resources
from pathlib import Path

import pytest
from typer.testing import CliRunner

from safelight.cli.main import app
from safelight.consent.wordings.files import FormFileRefused, in_force, read
from safelight.consent.wordings.holding import hold_against
from safelight.consent.wordings.naming import composed, taken_apart
from safelight.consent.wordings.reading import parse
from safelight.consent.wordings.table import WordingRefused
from safelight.policy.default import STACK
from safelight.policy.facts import Level, Purpose

HOSPITAL = resources.files("safelight.consent.wordings.hospital")
PHOTOGRAPHS = HOSPITAL.joinpath("photographs.toml").read_text("utf-8")
LATER_USE = HOSPITAL.joinpath("later-use.toml").read_text("utf-8")
RELEASE = """
kind = "general-release"
version = "2026.1"
title = "Release"
signatures = ["giver"]
[points.what]
staff = "What the pictures are for"
signer = "What the pictures are for."
[levels.specified]
staff = "The uses that you tick"
hint = "And no others"
months = 24
[uses.publicity]
staff = "Publicity"
signer = "on the hospital's site"
offered = true
[caution]
staff = "Told"
signer = "What is published cannot be taken back."
uses = ["publicity", "public-media", "publication"]
[signer]
always = ["A picture of me is made."]
may = "It may be used {use}."
may_not = "It may not be used {use}."
named = "By name:"
rights = ["I can change my mind."]
"""


def test_the_hospitals_own_choices_are_read() -> None:
    wording = parse(PHOTOGRAPHS)
    assert (wording.title, wording.version) == ("Consent to photographs", "1")
    assert [wording.months(each) for each in Level] == [0, 0, 60]
    assert [each.name for each in wording.uses if each.purpose is Purpose.PUBLICATION] == [
        "Which journal or book"
    ]


def test_other_kinds_of_form_are_taken_too() -> None:
    wording = parse(RELEASE)
    assert list(wording.levels) == [Level.SPECIFIED]
    assert [each.purpose for each in wording.uses] == [Purpose.PUBLICITY]
    assert parse(RELEASE.replace("general-release", "staff-release")).kind == "staff-release"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kind = "photographs"', 'kind = "photos"', "kind has 'photos'; allowed are: photographs, later-use"),
        ('kind = "photographs"\n', "", "kind is missing"),
        ('version = "1"', "version = 1", "version is 1, and must be a text"),
        ('version = "1"', 'version = "1 b"', "letters, digits, dots and dashes"),
        ('version = "1"', 'version = "123456789012345678901"', "1 to 20"),
        ('title = "Consent to photographs"', 'title = " "', "title must be a text of 1 to 400"),
        ('title = "Consent to photographs"', f'title = "{"x" * 401}"', "title must be a text of 1 to 400"),
        ('title = "Consent to photographs"', 'titel = "Consent"', "title is missing"),
        ('version = "1"', 'version = "1"\ncolour = "blue"', "colour is no key of a form; allowed are: caution"),
        ('signatures = ["giver", "staff"]', 'signatures = ["giver"]', "leaves out staff"),
        ('signatures = ["giver", "staff"]', 'signatures = ["nurse"]', "'nurse'; allowed are: giver, staff"),
        ("[points.storage]", "[points.store]", "points.storage is missing: where it is stored"),
        ("[points.free-choice]", "[points.free]", "points.free-choice is missing"),
        ('signer = "How long they are kept."\n', "", "points.how-long.signer is missing"),
        ('staff = "How long they are kept"', 'staf = "x"', "points.how-long.staff is missing"),
        ("[levels.teaching]", "[levels.research]", "levels.teaching is missing"),
        ("months = 60", "months = -1", "levels.specified.months is -1; allowed are 0"),
        ("months = 60", "months = true", "levels.specified.months is True, and must be a number"),
        ("months = 60", "months = 1201", "1200"),
        ("[uses.research]", "[uses.care]", "uses.research is missing"),
        ("offered = true\n\n[uses.a", 'offered = "yes"\n\n[uses.a', "uses.teaching.offered is 'yes'"),
        ("offered = true", "offered = false", "uses offers nothing"),
        ('uses = ["publication", "public-media", "publicity"]', 'uses = ["publicity"]', "caution.uses leaves out"),
        ("Those who look after {whom}", "Those who look after {who}", "blank {who}; allowed there: {whose}, {whom}"),
        ("Those who look after {whom}", "Those who { look", "signer.always has a single brace"),
        ("Those who look after {whom}", "Those who look after {whom!r}", "signer.always has the blank"),
        ('may = "They may be used {use}."', 'may = "They may be used {whose}."', "signer.may has the blank {whose}"),
        ('named = "By name', 'nomad = "By name', "signer.named is missing"),
        ("rights = [", "rights = []\nleft = [", "signer.rights is empty"),
        ("version =", "version", "is no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_is_allowed(old: str, new: str, says: str) -> None:
    assert old in PHOTOGRAPHS
    with pytest.raises(WordingRefused) as refused:
        hold_against(parse(PHOTOGRAPHS.replace(old, new)), STACK)
    assert says in str(refused.value)


def test_a_hospitals_own_file_goes_before_ours(tmp_path: Path) -> None:
    own = LATER_USE.replace('version = "1"', 'version = "hospital-3"')
    (tmp_path / "ours.toml").write_text(own)
    (tmp_path / "README").write_text("no form")
    assert sorted(each.wording.version for each in in_force(tmp_path, STACK)) == ["1", "1", "1", "hospital-3"]
    assert [each.wording.version for each in in_force(None, STACK)] == ["1"] * 4


def test_two_files_of_one_kind_are_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(LATER_USE)
    with pytest.raises(FormFileRefused, match=r"b\.toml and a\.toml are both later-use"):
        in_force(tmp_path, STACK)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"kind ="])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.toml").write_bytes(content)
    with pytest.raises(FormFileRefused, match=r"broken\.toml"):
        read(tmp_path / "broken.toml", STACK)


def test_the_command_checks_files_without_an_installation(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(RELEASE)
    bad.write_text(RELEASE.replace("[uses.publicity]", "[uses.advertising]"))
    answer = CliRunner().invoke(app, ["consent-forms", "check", str(good), str(bad)])
    assert answer.exit_code == 2
    assert "good.toml: the form general-release, version 2026.1: can be used" in answer.output
    assert "bad.toml: uses.advertising is no key of a form" in answer.output
    assert CliRunner().invoke(app, ["consent-forms", "check", str(good)]).exit_code == 0


@pytest.mark.parametrize(
    "names",
    [
        {},
        {Purpose.PUBLICATION: "Journal of Wounds"},
        {Purpose.PUBLICATION: "Burns; Research: a journal", Purpose.RESEARCH: "BURNS-2"},
        {Purpose.RESEARCH: "A: B; C", Purpose.PUBLIC_MEDIA: "The One Show", Purpose.PUBLICITY: "our site"},
    ],
)
def test_names_are_read_out_and_taken_apart_again(names: dict[Purpose, str]) -> None:
    wording = parse(PHOTOGRAPHS)
    text = composed(wording, names)
    assert taken_apart(wording, names, text) == names
