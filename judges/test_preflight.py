"""Apache PDFBox's Preflight, as Debian ships it, judges what is printed. It knows PDF/A-1b; of ours, PDF/A-2a
and PDF/UA-1, it must find nothing but what part 2 allows and part 1 does not.
"""

import re
import subprocess
from pathlib import Path

import pytest
from tests.paper.making import print_form, signed

JARS = Path("/usr/share/java")
NEEDED = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api", "bcprov",
)  # fmt: skip
ALLOWED_BY_PART_2 = {
    # ISO 19005-2, 6.2.4.2: colour profiles of version 4, and the namespace that says PDF/UA.
    "2.1.6 : Invalid graphics object, Invalid version of the ICCProfile",
    "7.3 : Error on MetaData, Cannot find a definition for the namespace http://www.aiim.org/pdfua/ns/id/",
}


@pytest.mark.parametrize("pdf", [print_form().pdf, signed()], ids=["form", "record"])
def test_preflight_finds_what_part_2_allows_and_no_more(tmp_path: Path, pdf: bytes) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf)
    path = ":".join(str(JARS / f"{jar}.jar") for jar in NEEDED)
    done = subprocess.run(
        ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", tmp_path / "paper.pdf"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    found = {re.sub(r" on page \d+$", "", line) for line in done.stdout.splitlines() if re.match(r"\d", line)}
    assert found == ALLOWED_BY_PART_2, done.stdout + done.stderr
