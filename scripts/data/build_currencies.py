"""Write graphkit/data/iso_4217.tsv: the currencies of ISO 4217, their English names, and where and when they were paid with.

    python scripts/data/build_currencies.py

Needs Babel (BSD-3-Clause), which carries the tables of Unicode CLDR. A row is code, name, plural, and territories with
the first and the last year of the currency there: "IE:1922-2002". Metals, bonds and test codes are left out.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

TABLE = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "iso_4217.tsv"
FIRST = 1850
"""Currencies that were given up before are left out."""


def main() -> None:
    """Write the table."""
    lands = _territories()
    codes = sorted(code for code in Locale("en").currencies if code in lands)
    rows = (
        f"{code}\t{get_currency_name(code, 1, 'en')}\t{get_currency_name(code, 2, 'en')}\t{' '.join(lands[code])}\n"
        for code in codes
    )
    TABLE.write_text("".join(rows), encoding="utf-8")
    print(f"{len(codes)} currencies")


def _territories() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for territory, currencies in sorted(get_global("territory_currencies").items()):
        for code, start, end, tender in currencies:
            if tender and start and (end is None or end[0] >= FIRST):
                found.setdefault(code, []).append(f"{territory}:{start[0]}-{end[0] if end else ''}")
    return found


if __name__ == "__main__":
    main()
