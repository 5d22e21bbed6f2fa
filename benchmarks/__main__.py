"""Measure graphkit and print one table: `python -m benchmarks [quality [DATASET…] | corpus | extraction | gold | stories | speed | scale]`."""

from __future__ import annotations

import sys

from benchmarks import corpus, extraction, gold, quality, scale, speed, stories
from benchmarks.figures import table

MEASUREMENTS = {
    "quality": quality.figures,
    "corpus": corpus.figures,
    "extraction": lambda _: extraction.figures(),
    "gold": lambda _: gold.figures(),
    "stories": lambda _: stories.figures(),
    "speed": lambda _: speed.figures(),
    "scale": lambda _: scale.figures(),
}


def main(arguments: list[str]) -> None:
    """Run the measurement that is named first, or all of them."""
    wanted = arguments[:1] or list(MEASUREMENTS)
    unknown = [name for name in wanted if name not in MEASUREMENTS]
    if unknown:
        sys.exit(f"There is no measurement {unknown[0]!r}. Available: {', '.join(MEASUREMENTS)}.")
    print(table([figure for name in wanted for figure in MEASUREMENTS[name](arguments[1:])]))


if __name__ == "__main__":
    main(sys.argv[1:])
