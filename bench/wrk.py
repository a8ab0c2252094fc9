"""The load: Debian's wrk asks for tiles by chance on 16 connections, and tells how many came and how late."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CONNECTIONS: Final = 16
SECONDS: Final = 6
SCRIPT: Final = """
local paths = {}
for line in io.lines("%(paths)s") do table.insert(paths, line) end
math.randomseed(%(seed)d)
wrk.headers["Cookie"] = "%(cookie)s"
wrong = 0
request = function() return wrk.format("GET", paths[math.random(#paths)]) end
response = function(status, headers, body)
    if status ~= 200 or body:byte(1) ~= 255 or body:byte(2) ~= 216 then wrong = wrong + 1 end
end
threads = {}
setup = function(thread) table.insert(threads, thread) end
done = function(summary, latency, requests)
    local all = 0
    for _, each in ipairs(threads) do all = all + each:get("wrong") end
    io.write(string.format('\\n{"tiles": %%d, "seconds": %%f, "wrong": %%d, "late": %%f}\\n', summary.requests,
        summary.duration / 1e6, all + summary.errors.timeout + summary.errors.read, latency:percentile(95) / 1000))
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Tiles a second, and the 95th percentile of how long one took, in milliseconds."""

    rate: float
    late: float


def load(site: str, paths: list[str], place: Path, cookie: str = "", seed: int = 1) -> Load:
    """Asserts that every answer is a JPEG."""
    (place / "paths").write_text("\n".join(paths))
    script = place / "tiles.lua"
    script.write_text(SCRIPT % {"paths": place / "paths", "cookie": cookie, "seed": seed})
    command = [
        "wrk",
        "-t",
        "1",
        "-c",
        str(CONNECTIONS),
        "-d",
        f"{SECONDS}s",
        "--timeout",
        "30s",
        "-s",
        script,
        site,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = json.loads(said.splitlines()[-1])
    assert found["wrong"] == 0, said
    return Load(found["tiles"] / found["seconds"], found["late"])
