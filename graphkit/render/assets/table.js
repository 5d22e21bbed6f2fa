// All that is drawn, as a table: the way in for screen readers, and for anyone who would rather read.

const ROWS = 300;
let order = "stories";

function start() {
  graphkit.elements.byId("open-table").addEventListener("click", toggle);
  graphkit.state.on(["filters", "shown", "view"], show);
  show();
}

function toggle() {
  graphkit.state.change("view", { table: !graphkit.state.table });
  graphkit.elements.byId(graphkit.state.table ? "table" : "picture").focus();
}

function show() {
  const { table } = graphkit.state;
  const { byId } = graphkit.elements;
  byId("open-table").setAttribute("aria-pressed", String(table));
  byId("table").hidden = !table;
  byId("picture").hidden = table;
  byId("zoom").hidden = table;
  byId("table").replaceChildren(...(table ? content() : []));
}

function content() {
  const { element } = graphkit.elements;
  const { links, entities } = graphkit.network.seen();
  const linked = new Set(links.flatMap((link) => [link.source, link.target]));
  const alone = entities.filter((entity) => !linked.has(entity));
  return [
    element(
      "h2",
      {},
      `${graphkit.text.counted(links.length, "link")} between ${graphkit.text.counted(linked.size, "entity", "entities")}`,
    ),
    links.length ? grid(links) : "",
    links.length > ROWS
      ? element("p", { class: "hint" }, `The first ${ROWS} are listed; filters and search narrow them down.`)
      : "",
    alone.length ? lonely(alone) : "",
  ].filter(Boolean);
}

const COLUMNS = [
  ["source", "From", (link) => link.source.name],
  ["relation", "Link", (link) => link.relation.label],
  ["target", "To", (link) => link.target.name],
  ["status", "Status", (link) => graphkit.links.standing(link)],
  ["stories", "Stories", (link) => -link.stories],
  ["amount", "Amount", (link) => -link.amount],
  ["date", "Dates", (link) => link.dates[0]?.[0] || "9999"],
];

function grid(links) {
  const { element, button } = graphkit.elements;
  const value = COLUMNS.find(([id]) => id === order)[2];
  const rows = [...links].sort((a, b) => compared(value(a), value(b)) || a.number - b.number).slice(0, ROWS);
  const head = COLUMNS.map(([id, label]) =>
    element(
      "th",
      { scope: "col", "aria-sort": id === order ? "ascending" : "none" },
      button(label, () => sort(id), { "data-column": id }),
    ),
  );
  return element(
    "div",
    { class: "scroller" },
    element(
      "table",
      {},
      element("caption", { class: "unseen" }, "Links shown"),
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...rows.map(row)),
    ),
  );
}

function compared(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b, "en");
}

function sort(id) {
  order = id;
  show();
  graphkit.elements.byId("table").querySelector(`[data-column="${id}"]`)?.focus();
}

function row(link) {
  const { element, chip, button } = graphkit.elements;
  const status = graphkit.links.standing(link);
  const word = graphkit.text.STATUS_WORDS[status]?.label || "";
  const open = button(link.relation.label, () => graphkit.state.select({ link }), {
    class: "quiet",
    "aria-label": `${link.relation.label}: read the sentences`,
  });
  const dates = link.dates
    .map(([first, last]) => graphkit.text.period({ date: first, date_end: last }))
    .slice(0, 2)
    .join("; ");
  const cells = [
    chip(link.source),
    open,
    chip(link.target),
    element("span", { class: `badge ${status.replaceAll(" ", "-")}` }, word),
  ];
  const numbers = [
    graphkit.text.count(link.stories),
    link.amount ? graphkit.text.sum(link) : "",
  ];
  return element(
    "tr",
    {},
    ...cells.map((cell) => element("td", {}, cell)),
    ...numbers.map((number) => element("td", { class: "number" }, number)),
    element("td", {}, dates),
  );
}

function lonely(entities) {
  const { element, chip } = graphkit.elements;
  return element(
    "section",
    {},
    element("h3", {}, "Without a visible link"),
    element("ul", { class: "chips" }, ...entities.slice(0, ROWS).map((entity) => element("li", {}, chip(entity)))),
  );
}

graphkit.table = { start, toggle };
