"""Case files with a mistake: what is said, and where."""

from pathlib import Path

import pytest

from safelight.policy.cases.loading import load
from safelight.policy.cases.nodes import MalformedCase

GOOD = """\
- id: a-case
  says: Something.
  given:
    consents: [{by: patient}]
  ask: {question: use, purpose: care}
  expect: {verdict: permit}
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("- id: a-case", "- id: A Case", 1, "small letters"),
        ("  says: Something.", "  sayz: Something.", 2, "allowed: id, says, packs"),
        ("  says: Something.", "  packs: [nhs]", 2, "allowed: gmc, cuh"),
        ("{by: patient}", "{by: patient, status: maybe}", 4, "given, refused, withdrawn"),
        ("{by: patient}", "{level: records}", 4, "lacks by"),
        ("[{by: patient}]", "{by: patient}", 4, "must be a list"),
        ("consents: [{by: patient}]", "patient: {age: old}", 4, "whole number from 0 to 130"),
        ("consents: [{by: patient}]", "patient: {age: -1}", 4, "whole number"),
        ("consents: [{by: patient}]", "patient: {harm_expected: perhaps}", 4, "true or false"),
        ("consents: [{by: patient}]", "today: soon", 4, "must be a date"),
        ("consents: [{by: patient}]", "authorities: [nobody]", 4, "consultant-vital-interests"),
        ("consents: [{by: patient}]", "patient: {age: 1, age: 2}", 4, "is there twice"),
        ("purpose: care", "purpose: fun", 5, "public-media"),
        (", purpose: care", "", 5, "lacks purpose"),
        ("purpose: care", "purpose: care, basis: court-order", 5, "allowed: question, purpose, means, venue"),
        ("{question: use, purpose: care}", "{question: why}", 5, "make, use, disclose"),
        ("{verdict: permit}", "{verdict: yes please}", 6, "permit, deny"),
        ("{verdict: permit}", "{standing: held}", 6, "allowed: verdict"),
        ("{verdict: permit}", "{obligations: []}", 6, "lacks verdict"),
        ("{verdict: permit}", "{verdict: permit, cites: [17]}", 6, "GMC-17"),
        ("{verdict: permit}", "{verdict: permit, not_cites: [GMC]}", 6, "GMC-17"),
        ("{verdict: permit}", "{verdict: permit, obligations: [be-kind]}", 6, "anonymise-first"),
        ("{verdict: permit}", "[unclosed", 7, "no YAML"),
    ],
)
def test_the_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    path = tmp_path / "cases.yaml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(MalformedCase) as caught:
        load([path])
    assert caught.value.line == line
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_an_id_is_used_once_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(GOOD + GOOD, "utf-8")
    with pytest.raises(MalformedCase, match="line 1 has already"):
        load([path])


@pytest.mark.parametrize(
    ("text", "said"), [("", "is empty"), ("a: b", "must be a list"), ("\t- x", "no YAML")]
)
def test_a_file_that_is_no_list_of_cases(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(MalformedCase, match=said):
        load([path])


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MalformedCase, match="UTF-8"):
        load([path])
