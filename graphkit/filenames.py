"""What files are called: by their place in the folder that was read, and so that no two are called the same."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from graphkit.readers.walk import printable

Names = dict[bytes, str]
"""Names by location."""


def told_apart(found: Mapping[bytes, str], known: Mapping[bytes, str]) -> Names:
    """Return the names of the files found and of those known elsewhere: two of one name get the folder they lie in before it.

    `found` holds their places in the folders that are read, `known` what files are called so far. Whatever the order in which folders
    are read, the names are the same.
    """
    elsewhere = {place: name for place, name in known.items() if place not in found}
    names = {**elsewhere, **{place: _kept(name, known.get(place, name), elsewhere) for place, name in found.items()}}
    while shared := list(_shared(names)):
        longer = {place: _longer(place, names[place]) for place in shared}
        if longer == {place: names[place] for place in shared}:  # whole paths that are written alike
            break
        names |= longer
    return names


def _kept(name: str, before: str, elsewhere: Mapping[bytes, str]) -> str:
    """Return the longer name that a file has, as long as another file is the reason."""
    if before == name or not before.endswith(f"/{name}"):
        return name
    return before if any(other == name or other.endswith(f"/{name}") for other in elsewhere.values()) else name


def _shared(names: Mapping[bytes, str]) -> Iterator[bytes]:
    """Yield the locations of files that are called the same."""
    places: dict[str, list[bytes]] = {}
    for place, name in names.items():
        places.setdefault(name, []).append(place)
    for same in places.values():
        yield from same if len(same) > 1 else ()


def _longer(place: bytes, name: str) -> str:
    """Return a name with one more of the folders in which the file lies."""
    return "/".join(printable(os.fsdecode(place)).split("/")[-name.count("/") - 2 :])
