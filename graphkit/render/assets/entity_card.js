// The card of an entity: who it is, what it holds, whom it pays, what it is connected to, where it stands.

function entityCard(entity) {
  const { element } = graphkit.elements;
  const parts = [
    heading(entity),
    actions(entity),
    offices(entity),
    money(entity),
    connections(entity),
    timeline(entity),
    documents(entity),
  ];
  return element("article", { class: "card" }, ...parts.flat().filter(Boolean));
}

function heading(entity) {
  const { element, symbol, name } = graphkit.elements;
  const kind = [entity.type.label, entity.subtype].filter(Boolean).join(", ");
  const evidence = graphkit.evidence();
  const where = evidence.where(entity);
  const told = `${graphkit.text.counted(where.length, "document")}, ${graphkit.text.counted(entity.stories, "independent story", "independent stories")}`;
  const also = entity.aliases.flatMap((alias, number) => [number ? ", " : "", element("bdi", {}, alias)]);
  return [
    element("p", { class: "kind" }, symbol(entity.type), kind),
    element("h2", { id: "panel-title", tabindex: "-1", dir: "auto" }, name(entity)),
    also.length ? element("p", { class: "aliases" }, element("span", {}, "also "), ...also) : "",
    properties(evidence.properties(entity)),
    element("p", { class: "told" }, `In ${told}`),
  ];
}

const QUIET = new Set(["geonames", "latitude", "longitude", "population"]);

function properties(record) {
  const { element } = graphkit.elements;
  const known = Object.entries(record).filter(([key, value]) => !QUIET.has(key) && value);
  const pairs = known.map(([key, value]) =>
    element("div", {}, element("dt", {}, key.replaceAll("_", " ")), element("dd", {}, element("bdi", {}, value))),
  );
  return pairs.length ? element("dl", { class: "properties" }, ...pairs) : "";
}

function actions(entity) {
  const { element, button } = graphkit.elements;
  const { pinned } = graphkit.state;
  const more = graphkit.expansion.hiddenNeighbours(entity).length;
  const expand = more ? button(`Expand (${more} more)`, () => graphkit.expansion.expand(entity)) : "";
  const isPinned = pinned.has(entity);
  return element(
    "div",
    { class: "actions", role: "group", "aria-label": "Actions" },
    expand,
    button("Collapse", () => graphkit.expansion.collapse(entity)),
    button(isPinned ? "Unpin" : "Pin", () => pin(entity, !isPinned), { "aria-pressed": String(isPinned) }),
    button("Path from here", () => graphkit.path.from(entity)),
    button("Hide", () => hide(entity)),
  );
}

function pin(entity, present) {
  graphkit.state.toggled(graphkit.state.pinned, entity, present);
  graphkit.state.changed("places");
}

function hide(entity) {
  graphkit.state.selected = {};
  graphkit.expansion.hide([entity]);
  graphkit.state.changed("selection");
}

function block(title, ...content) {
  const { element } = graphkit.elements;
  return element("section", { class: "block" }, element("h3", {}, title), ...content);
}

function offices(entity) {
  const { element } = graphkit.elements;
  const held = entity.links.filter((link) => link.relation.id === "HOLDS_OFFICE" && graphkit.links.links(link));
  if (!held.length) return "";
  const rows = held.map((link) => tenure(link, entity));
  return block(entity.type.id === "OFFICE" ? "Held by" : "Offices", element("ul", { class: "plain" }, ...rows));
}

// The other end of an office that is held, with what is said of the time.
function tenure(link, entity) {
  const { element, chip } = graphkit.elements;
  const claims = graphkit.evidence().claims.get(link);
  const tense = [...new Set(claims.map((claim) => claim.tense).filter(Boolean))].join(" and ");
  const dates = [...new Set(claims.map(graphkit.text.period).filter(Boolean))].slice(0, 3).join("; ");
  const status = { negated: "denied", planned: "planned" }[graphkit.links.standing(link)] || "";
  return element("li", {}, chip(graphkit.links.other(link, entity)), note([status, tense, dates], link));
}

function note(words, link) {
  const { element, button } = graphkit.elements;
  const text = words.filter(Boolean).join(" · ") || graphkit.text.counted(link.stories, "story", "stories");
  return element(
    "span",
    { class: "row-note" },
    button(text, () => graphkit.state.select({ link }), { class: "quiet", "aria-label": `Sentences: ${text}` }),
  );
}

// Sums that are said of one transfer may differ: the largest counts for it, the others are named.
function money(entity) {
  const moved = entity.links.filter((link) => link.relation.id === "FUNDED" && link.source !== link.target);
  const parts = [
    side(
      "Money in",
      entity,
      moved.filter((link) => link.target === entity),
    ),
    side(
      "Money out",
      entity,
      moved.filter((link) => link.source === entity),
    ),
  ];
  return [...parts.filter(Boolean), ...facts(entity)];
}

// What is said of the entity with no second entity: its funds, whom it fired, in the words of the document.
function facts(entity) {
  const told = graphkit.evidence().facts.get(entity);
  const funds = told.filter((claim) => claim.relation === "HAS_FUNDS");
  const others = told.filter((claim) => claim.relation !== "HAS_FUNDS");
  return [claimBlock("Funds", funds), claimBlock("Also said", others)].filter(Boolean);
}

function claimBlock(title, claims) {
  return claims.length
    ? block(title, graphkit.elements.element("ol", { class: "claims" }, ...claims.map(graphkit.sentences.quote)))
    : "";
}

function side(title, entity, moved) {
  const { element, chip } = graphkit.elements;
  if (!moved.length) return "";
  const ordered = [...moved].sort((a, b) => counting(b) - counting(a) || b.amount - a.amount);
  const rows = ordered.map((link) =>
    element("li", {}, chip(graphkit.links.other(link, entity)), note(sums(link), link)),
  );
  return block(title, total(moved), element("ul", { class: "plain" }, ...rows));
}

function counting(link) {
  return graphkit.links.links(link) ? 1 : 0;
}

function linkingAmounts(link) {
  return graphkit
    .evidence()
    .claims.get(link)
    .filter((claim) => claim.amount !== undefined && ["asserted", "attributed"].includes(claim.status));
}

function total(moved) {
  const { element } = graphkit.elements;
  const largest = moved.map((link) => linkingAmounts(link).sort((a, b) => b.amount - a.amount)[0]).filter(Boolean);
  const currencies = new Set(largest.map((claim) => claim.currency));
  if (largest.length < 1 || currencies.size > 1) return "";
  const sum = largest.reduce((all, claim) => all + claim.amount, 0);
  const about = largest.some((claim) => claim.approximate) ? "about " : "";
  const words =
    largest.length > 1
      ? `${largest.length} links, the largest sum named for each; one payment may be told of two`
      : "the largest sum named";
  return element(
    "p",
    { class: "total" },
    element("strong", {}, about + graphkit.text.money(sum, [...currencies][0])),
    element("small", {}, words),
  );
}

function sums(link) {
  const known = [...new Set(graphkit.evidence().claims.get(link).map(graphkit.sentences.amount).filter(Boolean))];
  const status = { negated: "denied", planned: "planned" }[graphkit.links.standing(link)] || "";
  return [status, known.slice(0, 3).join(" or "), known.length > 3 ? "…" : ""];
}

function connections(entity) {
  const { element } = graphkit.elements;
  const groups = new Map();
  for (const link of entity.links.filter(({ relation }) => relation.stated)) {
    const words = link.source === entity ? link.relation.phrase : link.relation.inverse;
    if (!groups.has(words)) groups.set(words, []);
    groups.get(words).push(link);
  }
  const blocks = [...groups]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([words, group]) => groupBlock(entity, words, group));
  const together = entity.links.filter(({ relation }) => !relation.stated);
  if (together.length) blocks.push(groupBlock(entity, "named in one sentence with", together));
  return blocks.length
    ? block("Connections", ...blocks)
    : block("Connections", element("p", { class: "hint" }, "No sentence links it to anything."));
}

const SHORT = 8;

function groupBlock(entity, words, group) {
  const { element, line } = graphkit.elements;
  const ordered = [...group].sort((a, b) => b.stories - a.stories || a.number - b.number);
  const rows = ordered.slice(0, SHORT).map((link) => connection(entity, link));
  const list = element("ul", { class: "plain" }, ...rows);
  const rest = ordered.slice(SHORT);
  const relation = group[0].relation;
  const title = element(
    "h4",
    {},
    line(relation, !relation.stated),
    words,
    element("span", { class: "row-count" }, graphkit.text.count(group.length)),
  );
  return element(
    "div",
    { class: "group" },
    title,
    list,
    rest.length ? more(list, rest, (link) => connection(entity, link)) : "",
  );
}

function more(list, rest, make) {
  const { button } = graphkit.elements;
  const all = button(
    `${graphkit.text.count(rest.length)} more`,
    () => {
      list.append(...rest.slice(0, 200).map(make));
      list.children[SHORT]?.querySelector("button")?.focus();
      all.remove();
    },
    { class: "quiet more" },
  );
  return all;
}

function connection(entity, link) {
  const { element, chip } = graphkit.elements;
  const status = graphkit.links.standing(link);
  const words = { negated: "denied", planned: "planned", attributed: "attributed" }[status] || "";
  return element(
    "li",
    {},
    chip(graphkit.links.other(link, entity)),
    note([words, graphkit.text.counted(link.stories, "story", "stories")], link),
  );
}

const LATEST = 40;

function timeline(entity) {
  const { element } = graphkit.elements;
  const rows = dated(entity)
    .slice(0, LATEST)
    .map(({ link, claim }) => moment(entity, link, claim));
  return rows.length ? block("Timeline", element("ol", { class: "timeline" }, ...rows)) : "";
}

// Dated claims in order, what one link says of one date once.
function dated(entity) {
  const all = entity.links.flatMap((link) =>
    graphkit
      .evidence()
      .claims.get(link)
      .map((claim) => ({ link, claim })),
  );
  const once = new Map();
  for (const each of all) {
    const key = `${each.link.number} ${each.claim.date} ${each.claim.status}`;
    if (each.claim.date && !once.has(key)) once.set(key, each);
  }
  return [...once.values()].sort((a, b) => earlier(a.claim.date, b.claim.date) || a.link.number - b.link.number);
}

function earlier(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function moment(entity, link, claim) {
  const { element, button } = graphkit.elements;
  const plain = link.source === entity ? link.relation.phrase : link.relation.inverse;
  const there = element("bdi", {}, graphkit.text.shortened(graphkit.links.other(link, entity).name, 60));
  const words = [`${graphkit.links.qualified(plain, claim.status)} `, there];
  const open = () => graphkit.state.select({ link });
  const when = element("time", { datetime: claim.date }, graphkit.text.period(claim));
  return element("li", {}, when, button(words, open, { class: "quiet" }));
}

function documents(entity) {
  const { element } = graphkit.elements;
  const where = graphkit.evidence().where(entity);
  if (!where.length) return "";
  const list = element("ul", { class: "plain documents" }, ...where.slice(0, SHORT).map(place));
  return block("Documents", list, where.length > SHORT ? more(list, where.slice(SHORT), place) : "");
}

function place({ document: { title, name, published }, count }) {
  const { element } = graphkit.elements;
  const mentions = graphkit.text.counted(count, "mention");
  const details = [published && graphkit.text.day(published), title && name, mentions].filter(Boolean).join(" · ");
  const cite = element("cite", { dir: "auto" }, title || name);
  return element(
    "li",
    {},
    element("span", { class: "document" }, cite, element("small", {}, element("bdi", {}, details))),
  );
}

graphkit.entityCard = { card: entityCard, block, more, tenure };
