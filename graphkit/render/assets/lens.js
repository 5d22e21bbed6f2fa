// Lenses: one question put to the picture. Where the money went, who held what.

const LENSES = [
  { id: "", label: "Everything", short: "All" },
  { id: "money", label: "Follow the money", short: "Money" },
  { id: "office", label: "Who held what", short: "Offices" },
];
const SHORT = 8;

function start() {
  graphkit.state.on(["filters", "view"], show);
  show();
}

function offered() {
  const { families } = graphkit.data;
  return LENSES.filter(({ id }) => !id || families.some((family) => family.id === id));
}

function show() {
  const { element, button, byId } = graphkit.elements;
  const { lens, communities } = graphkit.state;
  const bar = byId("lenses");
  const focused = bar.contains(document.activeElement) ? document.activeElement.dataset.lens : null;
  const lenses = offered().map(({ id, label, short }) =>
    button(labels(label, short), () => look(id), { "aria-pressed": String(lens === id), "data-lens": id }),
  );
  const shades = graphkit.communities.exist()
    ? button("Communities", graphkit.communities.toggle, { "aria-pressed": String(communities), "data-lens": "shades" })
    : "";
  bar.replaceChildren(
    ...(lenses.length > 1 ? [element("div", { class: "choice", role: "group", "aria-label": "Lens" }, ...lenses)] : []),
    ...(shades ? [shades] : []),
  );
  if (focused !== null) [...bar.querySelectorAll("button")].find((each) => each.dataset.lens === focused)?.focus();
}

// The long words where there is room, the short ones on a phone.
function labels(long, short) {
  const { element } = graphkit.elements;
  return [element("span", { class: "wide-only" }, long), element("span", { class: "narrow-only" }, short)];
}

// A second time brings everything back.
function look(id) {
  const { state, elements, network } = graphkit;
  if (!offered().some((lens) => lens.id === id)) return elements.say("Nothing in this graph answers to that lens.");
  state.selected = {};
  state.path = null;
  state.change("filters", { lens: state.lens === id ? "" : id });
  state.changed("selection");
  network.fit(network.motion());
  elements.say(`${LENSES.find((lens) => lens.id === state.lens).label}: ${graphkit.text.counted(network.seen().links.length, "link")}.`);
}

function panel() {
  return graphkit.state.lens === "money" ? money() : office();
}

function money() {
  const { counted } = graphkit.text;
  const links = graphkit.network.seen().links;
  const sums = links.filter((link) => link.amount && graphkit.links.links(link)).sort((a, b) => b.amount - a.amount);
  const told = `${counted(links.length, "transfer")}, ${sums.length} of them with a sum. A line is as wide as the largest sum that is named for it; what is denied or only planned is broken and not added up.`;
  return [
    ...heading("Follow the money", told),
    listed("Largest transfers", sums, transfer),
    listed("Gave most", totals(sums, "source"), total),
    listed("Received most", totals(sums, "target"), total),
    listed("Said to have", holders(), total),
  ].filter(Boolean);
}

function heading(title, words) {
  const { element } = graphkit.elements;
  return [element("h2", { id: "panel-title", tabindex: "-1" }, title), element("p", { class: "hint" }, words)];
}

function listed(title, records, row) {
  const { element } = graphkit.elements;
  if (!records.length) return "";
  const list = element("ul", { class: "plain" }, ...records.slice(0, SHORT).map(row));
  const rest = records.slice(SHORT);
  return graphkit.entityCard.block(title, list, rest.length ? graphkit.entityCard.more(list, rest, row) : "");
}

function transfer(link) {
  return graphkit.panel.linkRow(link, graphkit.text.sum(link), "sum");
}

// Sums of one currency only are added up.
function totals(links, end) {
  const sums = new Map();
  for (const link of links) {
    const key = `${link[end].number} ${link.currency}`;
    const before = sums.get(key) || { entity: link[end], amount: 0, currency: link.currency };
    sums.set(key, { ...before, amount: before.amount + link.amount });
  }
  return [...sums.values()].sort((a, b) => b.amount - a.amount || a.entity.number - b.entity.number);
}

function total({ entity, amount, currency }) {
  const { element, chip } = graphkit.elements;
  return element("li", {}, chip(entity), element("span", { class: "row-note sum" }, graphkit.text.money(amount, currency)));
}

function holders() {
  const held = graphkit.network.seen().entities.filter(({ funds }) => funds);
  return held
    .map((entity) => ({ entity, amount: entity.funds[0], currency: entity.funds[1] }))
    .sort((a, b) => b.amount - a.amount);
}

function office() {
  const { element } = graphkit.elements;
  const links = graphkit.network.seen().links.filter((link) => link.relation.id === "HOLDS_OFFICE");
  const held = new Map();
  for (const link of links) held.set(link.target, [...(held.get(link.target) || []), link]);
  const told = `${graphkit.text.counted(held.size, "office")} and who is said to hold or to have held them, when, and where.`;
  const blocks = [...held].sort(([a], [b]) => a.number - b.number).map(([post, holds]) => tenures(post, holds));
  return [...heading("Who held what", told), element("div", { class: "block" }, ...blocks)];
}

function tenures(post, holds) {
  const { element, chip } = graphkit.elements;
  const places = post.links
    .filter((link) => link.relation.id === "JURISDICTION" && link.source === post)
    .map((link) => chip(link.target));
  const rows = holds.map((link) => graphkit.entityCard.tenure(link, post));
  return element(
    "section",
    { class: "group" },
    element("h3", { class: "post" }, chip(post), places.length ? element("span", { class: "where" }, "in ", ...places) : ""),
    element("ul", { class: "plain" }, ...rows),
  );
}

graphkit.lens = { start, look, panel };
