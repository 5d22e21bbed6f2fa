"""A figure, what it should be, and the table that shows both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; `goal` reads like "≥ 0.80" or "≤ 150" and is empty where there is none."""

    group: str
    name: str
    value: float | None
    goal: str = ""
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; None without a goal or a value."""
        if self.value is None or not self.goal:
            return None
        sign, _, bound = self.goal.partition(" ")
        return self.value >= float(bound) if sign == "≥" else self.value <= float(bound)


def table(figures: list[Figure]) -> str:
    """Return the figures as aligned text, a line each."""
    marks = {True: "reached", False: "NOT REACHED", None: ""}
    rows = [("group", "figure", "value", "goal", "", "note")]
    rows += [
        (one.group, one.name, "–" if one.value is None else f"{one.value:,.3f}", one.goal, marks[one.reached], one.note)
        for one in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines)
