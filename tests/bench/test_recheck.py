"""What `make bench ONLY=recheck` fills a library with fits the tables of today, and just its spoilt are found."""

import json
from pathlib import Path

from tests.serving import installed

RECORDINGS, SPOILT = 1_000, 3


def test_the_spoilt_are_found_among_the_filled(tmp_path: Path) -> None:
    with installed(tmp_path / "home") as site:
        filled = site.run("python", "-m", "bench.filling", str(RECORDINGS), str(SPOILT))
        assert filled.returncode == 0, filled.stderr
        check = site.run("safelight", "check")
    *listed, summary = check.stdout.splitlines()
    assert check.returncode == 1
    assert {each.split()[1].rstrip(":") for each in listed} == set(json.loads(filled.stdout))
    assert summary == f"{RECORDINGS:,} recordings asked about, {SPOILT} differ"
