"""`python -m bench` measures everything, `python -m bench NAME` one thing (`make bench ONLY=NAME`)."""

import sys

from bench.figures import keep, table
from bench.ground import ground
from bench.names import FIGURES


def main(wanted: list[str]) -> int:
    unknown = [name for name in wanted if name not in FIGURES]
    if unknown:
        print(f"There is no figure {', '.join(unknown)}. There are: {', '.join(FIGURES)}.", file=sys.stderr)
        return 2
    figures = {}
    with ground():
        for name in wanted or FIGURES:
            figures[name] = FIGURES[name]()
            print(table({name: figures[name]}).splitlines()[-1], flush=True)
    keep(figures)
    print("\n" + table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
