"""What the environment says of the vault; a mistake is named by its variable, and no secret is repeated."""

from pathlib import Path

import pytest

from safelight.config.environment import Misconfigured, read
from safelight.config.vault import Unsound, Vault
from safelight.vault.kek import Kek
from safelight.vault.place import Bucket, Folder

HOME = Path("/srv/safelight")
KEY, BEFORE = Kek.of(b"1" * 32), Kek.of(b"2" * 32)
SECRET = KEY.key.hex()


def test_without_a_word_everything_is_at_home() -> None:
    assert Vault.of({}, HOME) == Vault(Folder(HOME / "objects"), (), None, 30)


def test_everything_can_be_said() -> None:
    said = {
        "SAFELIGHT_VAULT": "s3://pictures/safelight",
        "SAFELIGHT_VAULT_KEY": SECRET,
        "SAFELIGHT_VAULT_KEY_BEFORE": BEFORE.key.hex(),
        "SAFELIGHT_VAULT_CHECK_DAYS": "7",
    }
    assert Vault.of(said, HOME) == Vault(Bucket("pictures", "safelight"), (KEY, BEFORE), None, 7)
    program = Vault.of({"SAFELIGHT_VAULT_KEY_PROGRAM": "/bin/cat"}, HOME)
    assert program.key_program == Path("/bin/cat")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"SAFELIGHT_VAULT": "pictures"}, "SAFELIGHT_VAULT"),
        ({"SAFELIGHT_VAULT": "s3://pictures?secret=x"}, "SAFELIGHT_VAULT"),
        ({"SAFELIGHT_VAULT_KEY": SECRET.upper()[:-1] + "X"}, "SAFELIGHT_VAULT_KEY"),
        ({"SAFELIGHT_VAULT_KEY": SECRET + "0"}, "SAFELIGHT_VAULT_KEY"),
        ({"SAFELIGHT_VAULT_KEY_BEFORE": SECRET}, "SAFELIGHT_VAULT_KEY_BEFORE"),
        ({"SAFELIGHT_VAULT_KEY_PROGRAM": "cat"}, "SAFELIGHT_VAULT_KEY_PROGRAM"),
        ({"SAFELIGHT_VAULT_KEY_PROGRAM": "/bin/cat --now"}, "SAFELIGHT_VAULT_KEY_PROGRAM"),
        ({"SAFELIGHT_VAULT_KEY_PROGRAM": "/etc/passwd"}, "SAFELIGHT_VAULT_KEY_PROGRAM"),
        (
            {"SAFELIGHT_VAULT_KEY_PROGRAM": "/bin/cat", "SAFELIGHT_VAULT_KEY": SECRET},
            "SAFELIGHT_VAULT_KEY_PROGRAM",
        ),
        *(
            ({"SAFELIGHT_VAULT_CHECK_DAYS": days}, "SAFELIGHT_VAULT_CHECK_DAYS")
            for days in ("0", "367", "-1", "x", "²")
        ),
    ],
)
def test_a_mistake_is_named_and_no_secret_repeated(said: dict[str, str], name: str) -> None:
    with pytest.raises(Unsound) as mistake:
        Vault.of(said, HOME)
    assert name in mistake.value.name
    assert SECRET[:20].lower() not in mistake.value.remedy.lower()
    assert "secret" not in mistake.value.remedy


def test_the_keys_are_not_printed(tmp_path: Path) -> None:
    said = {
        "SAFELIGHT_HOME": str(tmp_path),
        "SAFELIGHT_SECRET_KEY": "x" * 50,
        "SAFELIGHT_HOSTS": "localhost",
        "SAFELIGHT_DATABASE_URL": "postgresql://nobody@/none",
        "SAFELIGHT_VAULT_KEY": SECRET,
    }
    assert SECRET not in repr(read(said))
    assert repr(KEY.key) not in repr(read(said))
    with pytest.raises(Misconfigured, match="SAFELIGHT_VAULT_KEY is not a key"):
        read(said | {"SAFELIGHT_VAULT_KEY": SECRET[:-1]})
