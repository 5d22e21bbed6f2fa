// The panel on the right: where to start, an entity, a link or a path.

function start() {
  graphkit.state.on(["selection", "shown", "places", "filters"], show);
  show();
}

function show() {
  const panel = graphkit.elements.byId("panel");
  const { selected, path } = graphkit.state;
  const focused = panel.contains(document.activeElement);
  // The place of the scroll bar is asked for where there is one: the answer costs a layout of the whole page.
  const before = panel.dataset.shows;
  const top = before === shows() ? panel.scrollTop : 0;
  panel.dataset.shows = shows();
  panel.replaceChildren(...content(selected, path));
  if (before) panel.scrollTop = top;
  document.body.classList.toggle("reading", Boolean(selected.entity || selected.link || path));
  if (focused) focus();
}

function shows() {
  const { selected, path } = graphkit.state;
  if (selected.entity) return `entity ${selected.entity.number}`;
  if (selected.link) return `link ${selected.link.number}`;
  return path ? "path" : `start ${graphkit.state.lens}`;
}

function content(selected, path) {
  if (selected.entity) return [bar(), graphkit.entityCard.card(selected.entity)];
  if (selected.link) return [bar(), graphkit.linkCard.card(selected.link)];
  if (path) return graphkit.path.content();
  if (graphkit.state.lens) return graphkit.lens.panel();
  return welcome();
}

function bar() {
  const { element, button } = graphkit.elements;
  const back = graphkit.state.path ? "Back to the path" : "Close";
  return element("div", { class: "panel-bar" }, button(back, close, { class: "quiet", title: "Escape" }));
}

function close() {
  graphkit.state.select({});
  graphkit.elements.byId("picture").focus();
}

function focus() {
  graphkit.elements.byId("panel-title")?.focus();
}

function welcome() {
  const { element, chip } = graphkit.elements;
  const { entities } = graphkit.data;
  if (!entities.length) return [];
  const first = entities
    .slice(0, 8)
    .map((entity) =>
      element(
        "li",
        {},
        chip(entity),
        element("span", { class: "row-note" }, graphkit.text.counted(entity.stories, "story", "stories")),
      ),
    );
  return [
    element("h2", { id: "panel-title", tabindex: "-1" }, "Where to start"),
    element(
      "p",
      { class: "hint" },
      "Click an entity for all that is said about it, or a line for the sentences behind it. Every link can be traced to the words of a document.",
    ),
    graphkit.entityCard.block("Most connected", element("ul", { class: "plain" }, ...first)),
    ...transfers(),
    ...confirmed(),
  ];
}

function transfers() {
  const moved = graphkit.data.links.filter(
    (link) => link.relation.id === "FUNDED" && link.amount && graphkit.links.links(link),
  );
  return linkBlock(
    "Largest sums",
    moved.sort((a, b) => b.amount - a.amount),
    graphkit.text.sum,
    "sum",
  );
}

function confirmed() {
  const many = graphkit.data.links.filter((link) => graphkit.links.links(link) && link.stories > 1);
  return linkBlock(
    "Told by most stories",
    many.sort((a, b) => b.stories - a.stories),
    (link) => graphkit.text.counted(link.stories, "story", "stories"),
  );
}

function linkBlock(title, links, number, kind) {
  const { element } = graphkit.elements;
  if (!links.length) return [];
  const rows = links.slice(0, 5).map((link) => linkRow(link, number(link), kind));
  return [graphkit.entityCard.block(title, element("ul", { class: "plain" }, ...rows))];
}

function linkRow(link, note, kind = "") {
  const { element, button } = graphkit.elements;
  const names = [
    element("bdi", {}, graphkit.text.shortened(link.source.name, 40)),
    element("i", {}, ` ${graphkit.links.words(link)} `),
    element("bdi", {}, graphkit.text.shortened(link.target.name, 40)),
  ];
  return element(
    "li",
    {},
    button(names, () => graphkit.state.select({ link }), { class: "quiet statement-line" }),
    element("span", { class: `row-note ${kind}` }, note),
  );
}

graphkit.panel = { start, focus, close, linkRow };
