"""Between which days and sums an answer is wanted, as the options of the shell say it."""

from __future__ import annotations

import datetime as dt
import re

from graphkit.errors import UsageError


def date(text: str | None) -> str | None:
    """Return an ISO date as it was given. Raises UsageError for anything else.

    >>> date("2021-04")
    '2021-04'
    """
    if text is None or _is_date(text):
        return text
    raise UsageError(f"{text!r} is no date.", hint="Write YYYY, YYYY-MM or YYYY-MM-DD.")


def days(since: str | None, until: str | None) -> dict[str, str | None]:
    """Return both as dates. Raises UsageError where nothing can lie between them."""
    first, last = date(since), date(until)
    if first and last and first[: len(last)] > last[: len(first)]:
        raise UsageError(
            f"--since {first} is later than --until {last}: no day lies between them.",
            hint=f"Turn them round: --since {last} --until {first}",
        )
    return {"since": first, "until": last}


def sums(least: float | None, most: float | None) -> dict[str, float | None]:
    """Return both as they are. Raises UsageError where no sum can lie between them."""
    if least is not None and most is not None and least > most:
        raise UsageError(
            f"--min-amount {least:g} is more than --max-amount {most:g}: no sum lies between them.",
            hint=f"Turn them round: --min-amount {most:g} --max-amount {least:g}",
        )
    return {"min_amount": least, "max_amount": most}


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return False
    try:
        dt.date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True
