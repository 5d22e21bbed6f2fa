"""Make graphkit/data/committee_cues.tsv: the words that open and close the names of political committees.

    python scripts/data/build_committees.py COMMITTEES COMPANIES

COMMITTEES is the committee master file of the US Federal Election Commission (cm.txt, columns parted by "|"; a work of the
US government, public domain), COMPANIES the company names of datamade/probablepeople (XML, MIT). A cue is kept where it
stands in committees far more often than in companies and party organisations.
"""

from __future__ import annotations

import html
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from graphkit.names import folded

TARGET = Path(__file__).parents[2] / "graphkit" / "data" / "committee_cues.tsv"
COMMITTEES = frozenset("NQOVWHSPUI")
"""FEC types of PACs, super PACs and candidates' committees; X, Y and Z are parties."""
LONGEST = 3
LEAST_COUNT = 20
LEAST_KINDS = 3
"""So many types of committees bear the cue: what one trade calls itself is none."""
LEAST_ODDS = 2.0


def main(committees: Path, companies: Path) -> None:
    """Write the cues with their counts, sorted."""
    rows = [line.split("|") for line in committees.read_text(encoding="utf-8", errors="replace").splitlines()]
    wanted = [row[1] for row in rows if len(row) > 9 and row[9] in COMMITTEES]
    kinds = Counter(
        cue for kind in COMMITTEES for cue in cues(row[1] for row in rows if len(row) > 9 and row[9] == kind)
    )
    others = [row[1] for row in rows if len(row) > 9 and row[9] not in COMMITTEES] + company_names(companies)
    yes, no = cues(wanted), cues(others)
    scale = len(wanted) / len(others)
    lines = [
        f"{place}\t{words}\t{count}\t{no[place, words]}\n"
        for (place, words), count in sorted(yes.items())
        if count >= LEAST_COUNT
        and kinds[place, words] >= LEAST_KINDS
        and math.log((count + 0.5) / ((no[place, words] + 0.5) * scale)) >= LEAST_ODDS
    ]
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} cues from {len(wanted)} committees and {len(others)} other names")


def company_names(path: Path) -> list[str]:
    """Return the names of the companies, tags left out."""
    names = re.findall(r"<Name>(.*?)</Name>", path.read_text(encoding="utf-8"), re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", name)) for name in names]


def cues(names: Iterable[str]) -> Counter[tuple[str, str]]:
    """Return how often one to three words open and close a name."""
    counts: Counter[tuple[str, str]] = Counter()
    for name in sorted({folded(name) for name in names}):
        words = name.split()
        for length in range(1, min(LONGEST, len(words) - 1) + 1):
            counts["opens", " ".join(words[:length])] += 1
            counts["closes", " ".join(words[-length:])] += 1
    return Counter({cue: count for cue, count in counts.items() if telling(cue[1])})


def telling(words: str) -> bool:
    """Whether the words may be a cue: two and more of them, or "pac", and no year."""
    return words == "pac" or (" " in words and not any(letter.isdigit() for letter in words))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
