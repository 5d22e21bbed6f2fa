"""Write graphkit/data/names/pinyin.tsv: the syllables of Chinese in pinyin, without tones, each with the characters read so.

    python scripts/data/build_pinyin.py

Needs pypinyin 0.55.0 (MIT). Kept are the characters of the standards GB 2312 and Big5, each with its two commonest readings.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from pypinyin.constants import PINYIN_DICT

TABLE = Path(__file__).resolve().parents[2] / "graphkit" / "data" / "names" / "pinyin.tsv"
READINGS = 2


def main() -> None:
    """Write the table."""
    found: dict[str, set[str]] = {}
    for code, readings in PINYIN_DICT.items():
        if _is_common(chr(code)):
            for syllable in dict.fromkeys(map(_plain, readings.split(",")[:READINGS])):
                found.setdefault(syllable, set()).add(chr(code))
    rows = sorted(
        (syllable, "".join(sorted(characters)))
        for syllable, characters in found.items()
        if syllable.isascii() and syllable.isalpha()
    )
    TABLE.write_text("".join(f"{syllable}\t{characters}\n" for syllable, characters in rows), encoding="utf-8")
    print(f"{len(rows)} syllables")


def _is_common(character: str) -> bool:
    if not "\u4e00" <= character <= "\u9fff":
        return False
    return any(_is_in(character, standard) for standard in ("gb2312", "big5"))


def _is_in(character: str, standard: str) -> bool:
    try:
        character.encode(standard)
    except UnicodeEncodeError:
        return False
    return True


def _plain(reading: str) -> str:
    """Return a syllable without its tone; "lü" is "lv" and "lyu" to some, here "lu" as passports had it for long."""
    letters = unicodedata.normalize("NFD", reading.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
