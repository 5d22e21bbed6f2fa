"""The page around the data: template, styles and scripts put together under a content security policy."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from graphkit.ontology import ontology
from graphkit.render.payload import escaped

if TYPE_CHECKING:
    from jinja2 import Template

SCRIPTS = (
    "data",
    "text",
    "elements",
    "state",
    "filters",
    "links",
    "expansion",
    "tip",
    "items",
    "network",
    "communities",
    "labels",
    "passages",
    "search",
    "legend",
    "lens",
    "time",
    "sentences",
    "entity_card",
    "link_card",
    "panel",
    "path",
    "table",
    "hash",
    "save",
    "theme",
    "paper",
    "keyboard",
    "main",
)
"""Our scripts in the order in which they are joined; each adds its part to the one global, `graphkit`."""


def page(title: str, graph: dict[str, object], evidence: dict[str, object]) -> str:
    """Return the whole file. Its policy allows the scripts and styles that stand in it, by hash, and nothing else."""
    from markupsafe import Markup

    scripts = [_vis(), script()]
    styles = [style()]
    return _template().render(
        title=title,
        policy=policy(scripts, styles),
        # Ours, or escaped for exactly this place: nothing here comes from a document as markup.
        styles=[Markup(text) for text in styles],  # noqa: S704
        scripts=[Markup(text) for text in scripts],  # noqa: S704
        graph=Markup(escaped(graph)),  # noqa: S704
        evidence=Markup(escaped(evidence)),  # noqa: S704
    )


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return the content security policy that lets exactly these scripts and styles in."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(_hashes(scripts)),
            "style-src " + " ".join(_hashes(styles)),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@cache
def script() -> str:
    """Return our scripts as one: strict, each in its own scope."""
    parts = [f"(function () {{\n{_read(f'{name}.js')}}})();\n" for name in SCRIPTS]
    return '"use strict";\nconst graphkit = Object.create(null);\n' + "".join(parts)


@cache
def style() -> str:
    """Return our styles and a colour class for each entity type and family of relations."""
    return _read("page.css") + _colours()


def _colours() -> str:
    kinds = [(f"type-{kind.id}", kind.colour, kind.dark) for kind in ontology().entities.values()]
    kinds += [(f"family-{family.id}", family.colour, family.dark) for family in ontology().families.values()]
    light = "".join(f".{name}{{color:{colour}}}\n" for name, colour, _ in kinds)
    return light + "".join(f"[data-theme=dark] .{name}{{color:{dark}}}\n" for name, _, dark in kinds)


def _hashes(texts: list[str]) -> list[str]:
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]


@cache
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_read("page.html"))


@cache
def _vis() -> str:
    """Return vis-network 9.1.2 as pyvis ships it, without the address of its source map, which a browser would fetch."""
    import pyvis

    source = resources.files(pyvis).joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", source)


def _read(name: str) -> str:
    return _folder().joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _folder() -> Traversable:
    return resources.files("graphkit.render").joinpath("assets")
