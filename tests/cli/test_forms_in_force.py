"""A hospital's own forms come into force with `prepare` and with each start; a text that may not is refused by name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from safelight.consent.wordings.files import in_force
from safelight.policy.default import STACK
from tests.serving import Site, installed

TEXT = next(each.text for each in in_force(None, STACK) if each.wording.kind == "photographs")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with installed(tmp_path_factory.mktemp("forms") / "home") as site:
        yield site


@pytest.fixture
def own(site: Site, tmp_path: Path) -> Site:
    """The installation, told of a folder of forms."""
    return replace(site, environment=dict(site.environment) | {"SAFELIGHT_FORMS": str(tmp_path)})


def _versions(site: Site) -> list[str]:
    with site.connect() as connection:
        asked = "SELECT version FROM consent_formtemplate WHERE kind = 'photographs' ORDER BY since"
        return [version for (version,) in connection.execute(asked)]


def test_what_safelight_comes_with_is_in_force(site: Site) -> None:
    assert _versions(site) == ["1"]
    assert site.run("safelight", "prepare").returncode == 0
    assert _versions(site) == ["1"]


@pytest.mark.parametrize("command", ["prepare", "serve"])
def test_a_changed_text_under_its_old_version_stops_the_start(
    own: Site, tmp_path: Path, command: str
) -> None:
    (tmp_path / "ours.toml").write_text(TEXT.replace("The medical record only", "Notes only"))
    done = own.run("safelight", command)
    assert done.returncode == 2
    assert "ours.toml is not what version 1 of the form photographs was" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_file_stops_the_start_with_its_key(own: Site, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(TEXT.replace("[points.storage]", "[points.store]"))
    done = own.run("safelight", "prepare")
    assert done.returncode == 2
    assert "ours.toml: points.storage is missing" in done.stderr


def test_a_new_version_is_in_force_from_the_next_start(own: Site, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(TEXT.replace('version = "1"', 'version = "2"'))
    own.start()
    own.stop()
    assert _versions(own)[-1] == "2"
    assert own.run("safelight", "trail", "verify").returncode == 0
