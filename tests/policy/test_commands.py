"""`safelight policy ...` from the outside."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from safelight.cli.policy import app

CASES = Path(__file__).parent / "cases"
CASE = """\
- id: a-case
  given: {{consents: [{{by: patient}}]}}
  ask: {{question: use, purpose: teaching}}
  expect: {{verdict: {verdict}}}
"""
runner = CliRunner()


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    return tmp_path / "cases.yaml"


def test_check_counts_what_passed() -> None:
    ran = runner.invoke(app, ["check", *map(str, sorted(CASES.glob("*.yaml")))])
    assert ran.exit_code == 0
    assert ran.stdout.endswith(" passed, 0 failed\n")


def test_check_shows_what_failed_and_why(case_file: Path) -> None:
    case_file.write_text(CASE.format(verdict="permit"), "utf-8")
    ran = runner.invoke(app, ["check", str(case_file)])
    assert ran.exit_code == 1
    assert f"{case_file}:1: a-case" in ran.stdout
    assert "expected permit, got deny" in ran.stdout
    assert "CUH-8, CUH-8.1  cuh.consent_form.within_the_signed_level: permits (not met)" in ran.stdout
    assert ran.stdout.endswith("0 passed, 1 failed\n")


def test_check_shows_a_paragraph_that_does_not_belong_there(case_file: Path) -> None:
    case_file.write_text(CASE.format(verdict="deny, not_cites: [CUH-8.1, CUH-9]"), "utf-8")
    ran = runner.invoke(app, ["check", str(case_file)])
    assert ran.exit_code == 1
    assert "expected no citation CUH-8.1, got it" in ran.stdout
    assert "CUH-9" not in ran.stdout


def test_check_refuses_a_malformed_case(case_file: Path) -> None:
    case_file.write_text(CASE.format(verdict="perhaps"), "utf-8")
    ran = runner.invoke(app, ["check", str(case_file)])
    assert ran.exit_code == 2
    assert f"{case_file}:4: verdict is 'perhaps'; allowed: permit, deny" in ran.stderr


def test_explain_gives_paragraphs_and_remedy(case_file: Path) -> None:
    case_file.write_text(CASE.format(verdict="deny"), "utf-8")
    ran = runner.invoke(app, ["explain", str(case_file), "a-case"])
    assert ran.exit_code == 0
    assert "May this recording be used for teaching?\nNo.\n" in ran.stdout
    assert "CUH-8, CUH-8.1: A recording serves what its signed form names" in ran.stdout
    assert "the patient's signed consent to this use, level teaching" in ran.stdout


def test_explain_refuses_an_unknown_case(case_file: Path) -> None:
    case_file.write_text(CASE.format(verdict="deny"), "utf-8")
    ran = runner.invoke(app, ["explain", str(case_file), "no-such-case"])
    assert ran.exit_code == 2


def test_the_laws_pages_are_up_to_date() -> None:
    root = Path(__file__).parents[2]
    options = ["--clause-map", str(root / "docs/policy/CLAUSES.md"), "--cases", str(CASES)]
    ran = runner.invoke(app, ["clauses", *options, "--into", str(root / "docs/law"), "--check"])
    assert ran.exit_code == 0, ran.stderr


def test_a_stale_page_is_found(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    options = ["clauses", "--clause-map", str(root / "docs/policy/CLAUSES.md"), "--cases", str(CASES)]
    options += ["--into", str(tmp_path)]
    assert runner.invoke(app, options).exit_code == 0
    (tmp_path / "gmc.md").write_text("old", "utf-8")
    ran = runner.invoke(app, [*options, "--check"])
    assert ran.exit_code == 1
    assert "gmc.md" in ran.stderr
