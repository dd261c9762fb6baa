"""Run the benchmarks named on the command line, or all of them, and print their tables."""

from __future__ import annotations

import importlib
import sys

BENCHMARKS = ("importing", "ranking", "engine", "keeping", "library")


def main(names: list[str]) -> int:
    """Returns the exit code: 2 for a name nobody has."""
    unknown = set(names) - set(BENCHMARKS)
    if unknown:
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        print(f"\n## {name}\n", flush=True)
        importlib.import_module(f"tests.benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
