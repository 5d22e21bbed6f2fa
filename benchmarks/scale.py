"""How resolution grows: a made-up press of people, offices, places, firms and committees, 100,000 and 1,000,000 mentions.

Documents come from towns of their own; people and firms of a town are named in many of its documents, in full, by a last name, an
initial, a title, a misspelling, and some share a name with somebody of another town. A document has 14 references of 2.6 mentions
each, as in news. Towns share 6,000 last names, so that of ten times as many people ten times as many are called alike, as in news
again: a part of a name has more to be compared with, and doubts grow faster than mentions (of 7,500 and 75,000 mentions of BBC news
20 and 33 in a thousand). An even press has last names and towns of its own in every 100,000 mentions, so that nothing gets denser.

What grows then is what memory takes: a tenfold working set no longer lies in the processor's second cache. The yardstick is a pass that
groups the references by name and looks at each group, and nothing else; it grows as any resolution has to.
Each size runs in a process of its own: `python -m benchmarks.scale 100000`, `python -m benchmarks.scale 100000 even`.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure
from graphkit.model import Reference, content_id
from graphkit.names import first_names
from graphkit.places import gazetteer

SIZES = (100_000, 1_000_000)
WARM = 5_000
"""Mentions that are resolved before any time is taken."""
DOCUMENT = 14
"""References of a document."""
TOWN_DOCUMENTS = 60
LARGE = 30_000
MENTIONS = (1, 1, 2, 3, 6)
"""How often one thing is mentioned in a document, each as likely: 2.6 times."""
MENTIONS_OF_DOCUMENT = DOCUMENT * sum(MENTIONS) / len(MENTIONS)
KINDS = ("PERSON",) * 32 + ("ORG",) * 32 + ("PLACE",) * 24 + ("OFFICE",) * 6 + ("PAC",) * 4 + ("EVENT",) * 2
SYLLABLES = ("bar", "ben", "cor", "dal", "dor", "fal", "gren", "hal", "hol", "ket", "lam", "lin", "mar", "mor", "nor", "pel", "quil",
             "ros", "sel", "stan", "tor", "vas", "wel", "win")  # fmt: skip
ENDINGS = ("", "s", "ton", "man", "er", "ez", "ski", "field", "well", "sen")
FIRMS = (
    "Paving Company",
    "Holdings LLC",
    "Savings Bank",
    "Foundation",
    "Teachers Union",
    "Herald",
    "Hospital",
    "Realty Inc",
    "Institute",
)
CAUSES = ("Forward", "United", "for Clean Water", "Safe Streets", "Growth Fund", "Voters First")
POSTS = ("Mayor", "District Attorney", "County Clerk", "Sheriff", "City Council", "School Board")
OPENINGS = ("", "al", "be", "do", "e", "fi", "gu", "ha", "io", "ja")
"""Before the last names of an even press, other ones for every 100,000 mentions."""
ROLES = ("developer", "teacher", "lawyer", "pastor", "reporter", "clerk", "bus driver")


@dataclass(frozen=True, slots=True)
class Town:
    """Where documents are set, and who is named in them, the best known first."""

    name: str
    state: str
    people: tuple[str, ...]
    firms: tuple[str, ...]
    committees: tuple[str, ...]


def figures() -> list[Figure]:
    """Return the seconds, the memory and the growth of resolution."""
    small, large = (measured(size) for size in SIZES)
    growth = _growth("cpu", small, large)
    even = _growth("cpu", *(measured(size, "even") for size in SIZES))
    note = f"{large['references']:,.0f} references become {large['entities']:,.0f} entities"
    return [
        Figure("scale", "seconds for 100,000 mentions", small["seconds"]),
        Figure("scale", "seconds for 1,000,000 mentions", large["seconds"], "≤ 60", note),
        Figure("scale", "megabytes at 1,000,000 mentions", large["megabytes"], "≤ 1500"),
        Figure("scale", "growth per mention from 100,000", growth, "≤ 1.2", "CPU seconds"),
        Figure("scale", "growth per mention, no denser", even, note="CPU seconds"),
        Figure("scale", "growth of grouping by name alone", _growth("yardstick", small, large), note="CPU seconds"),
        Figure("scale", "doubts per 1,000 mentions of 100,000", 1000 * small["doubts"] / small["mentions"]),
        Figure("scale", "doubts per 1,000 mentions of 1,000,000", 1000 * large["doubts"] / large["mentions"]),
    ]


def _growth(what: str, small: dict[str, float], large: dict[str, float]) -> float:
    return (large[what] / large["mentions"]) / (small[what] / small["mentions"])


def measured(size: int, *kind: str) -> dict[str, float]:
    """Return what resolution takes for that many mentions, "even" ones or not, in a process of its own."""
    command = [sys.executable, "-m", __name__, str(size), *kind]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def press(mentions: int, *, even: bool = False, seed: int = 7) -> Iterator[Reference]:
    """Yield the references of made-up documents with about that many mentions."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    surnames = [a + b + c for a in SYLLABLES for b in ("", *SYLLABLES) for c in ENDINGS]
    firsts = sorted(first_names(), key=lambda name: (-first_names()[name][1], name))[:1500]
    cities = list(_cities())
    documents = round(mentions / MENTIONS_OF_DOCUMENT)
    for number in range(0, documents, TOWN_DOCUMENTS):
        opening = OPENINGS[int(number * MENTIONS_OF_DOCUMENT / SIZES[0]) % len(OPENINGS)] if even else ""
        city = cities.pop(chance.randrange(len(cities))) if even else chance.choice(cities)
        town = _town(chance, city, [opening + name for name in surnames], firsts)
        for document in range(number, min(number + TOWN_DOCUMENTS, documents)):
            yield from _document(chance, content_id("document", document), town)


def _cities() -> Iterator[tuple[str, str]]:
    """Yield the larger cities of the United States with their states."""
    for line in gazetteer().places.lines.decode().splitlines():
        _, name, subtype, state, country, _, _, population = line.split("\t")
        if (subtype, country) == ("city", "US") and int(population) > LARGE:
            yield name, state


def _town(chance: random.Random, place: tuple[str, str], surnames: list[str], firsts: list[str]) -> Town:
    def name() -> str:
        first = firsts[min(int(chance.paretovariate(0.6)) - 1, len(firsts) - 1)]
        return f"{first.title()} {chance.choice(surnames).title()}"

    city, state = place
    return Town(
        city,
        state,
        tuple(name() for _ in range(60)),
        tuple(f"{chance.choice((city, chance.choice(surnames).title()))} {chance.choice(FIRMS)}" for _ in range(40)),
        tuple(f"{chance.choice((city, chance.choice(surnames).title()))} {cause} PAC" for cause in CAUSES),
    )


def _document(chance: random.Random, document: str, town: Town) -> Iterator[Reference]:
    drawn = (_drawn(chance, town) for _ in range(3 * DOCUMENT))
    told = list({(kind, names[0]): (kind, names) for kind, names in drawn}.values())[:DOCUMENT]
    labels = [f"{kind.lower()}:{names[0].lower().removeprefix('mayor ')}" for kind, names in told]
    for number, (kind, names) in enumerate(told):
        beside = chance.sample(
            [label for place, label in enumerate(labels) if place != number], k=min(4, len(labels) - 1)
        )
        role = [f"role:{ROLES[hash_of(names[0]) % len(ROLES)]}"] if kind == "PERSON" and chance.random() < 0.3 else []
        count = chance.choice(MENTIONS)
        counted = tuple((name, max(1, count // len(names))) for name in names)
        ids = tuple(content_id(document, number, place) for place in range(count))
        context = (*beside, *role, f"in:{town.state}")
        yield Reference(content_id(document, *ids), document, document, kind, None, counted, ids, context)


def _drawn(chance: random.Random, town: Town) -> tuple[str, tuple[str, ...]]:
    kind = chance.choice(KINDS)
    if kind == "PERSON":
        return kind, _person(chance, _known(chance, town.people))
    if kind == "ORG":
        return kind, (_known(chance, town.firms),)
    if kind == "PAC":
        return kind, (_known(chance, town.committees),)
    if kind == "OFFICE":
        post = chance.choice(POSTS)
        return kind, (f"{post} of {town.name}" if chance.random() < 0.5 else post,)
    if kind == "EVENT":
        return kind, (f"{chance.randint(2000, 2024)} {town.name} election",)
    return kind, (chance.choice((town.name, f"{town.name} County", town.state, "Washington", "China")),)


def _person(chance: random.Random, name: str) -> tuple[str, ...]:
    first, last = name.split()
    form = chance.random()
    if form < 0.15:
        return (last,)
    if form < 0.2:
        return (f"{first[0]}. {last}",)
    if form < 0.22:
        return (f"{first} {last[:2]}{last[3:]}",)
    if form < 0.3:
        return (f"Mayor {name}", last)
    return (name, last) if form < 0.8 else (name,)


def _known(chance: random.Random, names: tuple[str, ...]) -> str:
    """Return a name, the first ones much more often."""
    return names[min(int(chance.paretovariate(0.8)) - 1, len(names) - 1)]


def hash_of(text: str) -> int:
    """Return a number that is the same in every process."""
    return int(content_id(text), 16)


def main(mentions: int, *, even: bool = False) -> None:
    """Resolve that many mentions and print what it took."""
    from graphkit.resolve import resolve

    # The tables that names are compared by are read once, whatever the size.
    resolve(list(press(WARM)))
    references = list(press(mentions, even=even))
    yardstick = grouping(references)
    begun, clock = time.process_time(), time.monotonic()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = resolve(references)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - begun + used.ru_utime + used.ru_stime - children.ru_utime - children.ru_stime
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + used.ru_maxrss
    figures_ = {
        "mentions": sum(len(one.mentions) for one in references),
        "references": len(references),
        "entities": len(found.entities),
        "doubts": len(found.doubts),
        "seconds": time.monotonic() - clock,
        "cpu": cpu,
        "yardstick": yardstick,
        "megabytes": peak / 1024,
    }
    print(json.dumps(figures_))


def grouping(references: Sequence[Reference]) -> float:
    """Return the CPU seconds that it takes to group references by name, in the order of the names, and to look at each group."""
    begun = time.process_time()
    named: dict[str, list[int]] = defaultdict(list)
    for number, reference in enumerate(references):
        for name, _ in reference.names:
            named[name].append(number)
    for name in sorted(named):
        for number in named[name]:
            len(references[number].context)
    return time.process_time() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]), even="even" in sys.argv[2:])
