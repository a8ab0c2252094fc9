"""What the figures of a long trail are measured on is a trail: it fits the tables of today, and both verifiers find it
sound.
"""

from pathlib import Path

from tests.ledger.test_export import alone, ours
from tests.serving import Site, installed

ENTRIES = 6_000
FILLING = f"import django; django.setup(); from bench import long_trail; long_trail.until({ENTRIES})"


def test_the_filled_trail_is_sound(tmp_path: Path) -> None:
    with installed(tmp_path / "home") as site:
        before = _indexes(site)
        filled = site.run("python", "-c", FILLING)
        assert filled.returncode == 0, filled.stderr
        assert _indexes(site) == before  # as they were, or an append would be cheaper than it is
        file, key = tmp_path / "trail.jsonl", site.home / "trail" / "verifying.key"
        assert site.run("safelight", "trail", "export", str(file)).returncode == 0
    for verify in (ours, alone):
        done = verify(str(file), "--key", str(key))
        assert done.returncode == 0, done.stdout
        assert f"{ENTRIES + 1:,} of them under a checkpoint" in done.stdout


def _indexes(site: Site) -> list[tuple[str, ...]]:
    with site.connect() as connection:
        made = "SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'ledger_%' ORDER BY 1"
        return connection.execute(made).fetchall()
