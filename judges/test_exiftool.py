"""ExifTool, as Debian ships it, finds nothing in what is shown or handed out, and reads what is on record."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.imaging.told import ORIGINALS

from safelight.imaging.decoded import cut, derived
from safelight.imaging.tiles import unpacked

# What ExifTool says of the file itself, and what it works out from that.
OF_ITSELF = {"SourceFile", "ExifTool", "File", "Composite"}
WORKED_OUT = {"ImageSize", "Megapixels"}


def told(path: Path) -> dict[str, Any]:
    """By group and name; unknown tags, embedded pictures and what is behind the end as well."""
    command = ["exiftool", "-json", "-G", "-a", "-u", "-ee", "-n", path]
    run = subprocess.run(command, capture_output=True, check=True)
    (found,) = json.loads(run.stdout)
    return dict(found)


@pytest.mark.parametrize("ending", ORIGINALS)
def test_the_originals_say_what_the_copies_must_not(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_bytes(ORIGINALS[ending])
    assert {each.split(":")[0] for each in told(tmp_path / f"a.{ending}")} > OF_ITSELF - {"Composite"}


@pytest.mark.parametrize("ending", ORIGINALS)
def test_a_copy_is_a_picture_and_nothing_else(tmp_path: Path, ending: str) -> None:
    copies = [each.data for each in derived(ORIGINALS[ending]).renditions.values()]
    for number, copy in enumerate((*copies, *unpacked(cut(ORIGINALS[ending]).pyramid)[1])):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(copy)
        found = told(path)
        assert {each.split(":")[0] for each in found} <= OF_ITSELF, found
        assert {name for each in found if (name := each.removeprefix("Composite:")) != each} <= WORKED_OUT
        assert not {"File:Comment", "ExifTool:Warning"} & set(found)


@pytest.mark.parametrize("ending", ["jpg", "png", "tif", "dng", "nef", "arw"])
def test_what_is_on_record_is_what_exiftool_reads(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_bytes(ORIGINALS[ending])
    said = {each.split(":")[-1]: value for each, value in told(tmp_path / f"a.{ending}").items()}
    captured = derived(ORIGINALS[ending]).captured
    assert (captured.make, captured.model, captured.lens) == (said["Make"], said["Model"], said["LensModel"])
    assert captured.exposure_seconds == pytest.approx(said["ExposureTime"])
    assert (captured.f_number, captured.iso, captured.focal_length) == (
        said["FNumber"],
        said["ISO"],
        said["FocalLength"],
    )
    assert captured.orientation == said["Orientation"]
    assert captured.taken is not None
    assert f"{captured.taken:%Y:%m:%d %H:%M:%S}" == said["DateTimeOriginal"]
