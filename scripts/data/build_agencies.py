"""Make graphkit/data/agency_acronyms.txt: the acronyms of the agencies of the United States.

    python scripts/data/build_agencies.py AGENCIES

AGENCIES is the list of federal agencies of api.data.gov (content/docs/regulations/federalagencies.md of the repository
18F/api.data.gov, a work of the US government, public domain): a table of acronyms and names. Forces that spy, guard or
investigate are organisations and no agencies in the sense of corpus/GUIDELINES.md; two letters stand for too much else.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "graphkit" / "data" / "agency_acronyms.txt"
FORCES = frozenset(
    {"investigation", "intelligence", "enforcement", "explosives", "secret", "guard", "army", "navy", "force"}
)
LEAST_LETTERS = 3


def main(source: Path) -> None:
    """Write the acronyms, sorted, one a line."""
    cells = re.findall(r"<td><p>(.*?)</p></td>", source.read_text(encoding="utf-8"), re.DOTALL)
    rows = [(cells[i], " ".join(cells[i + 1].lower().split())) for i in range(3, len(cells) - 1, 3)]
    words = {word for _, name in rows for word in re.findall(r"[a-z]+", name)}
    kept = {
        short
        for short, name in rows
        if short.isalpha() and len(short) >= LEAST_LETTERS and short.lower() not in words
        if FORCES.isdisjoint(re.findall(r"[a-z]+", name))
    }
    TARGET.write_text("".join(f"{short}\n" for short in sorted(kept)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
