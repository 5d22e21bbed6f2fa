// The legend teaches what shapes, colours and lines mean, and filters by them.

const opened = new Set();

function start() {
  graphkit.state.on(["filters", "shown", "view"], show);
  show();
}

function show() {
  const legend = graphkit.elements.byId("legend");
  const focused = document.activeElement?.dataset?.key;
  const scrolled = legend.childElementCount ? legend.scrollTop : 0;
  legend.replaceChildren(...sections());
  if (scrolled) legend.scrollTop = scrolled;
  if (focused) [...legend.querySelectorAll("[data-key]")].find((node) => node.dataset.key === focused)?.focus();
}

function sections() {
  if (!graphkit.data.entities.length) return [];
  const parts = [communitySection(), entitySection(), linkSection(), statusSection(), storySection(), clearButton()];
  return parts.filter(Boolean);
}

function section(title, hint, ...rows) {
  const { element } = graphkit.elements;
  const kind = graphkit.text.folded(title).replaceAll(" ", "-");
  return element("section", { class: `legend-${kind}` }, element("h2", {}, title, hint ? element("small", {}, hint) : ""), ...rows);
}

function row({ key, sign, label, number, checked, toggle, only, hint, level = "" }) {
  const { element, button } = graphkit.elements;
  const box = element("input", {
    type: "checkbox",
    "data-key": key,
    checked,
    change: (event) => toggle(event.target.checked),
  });
  const words = element("span", { class: "row-label" }, label);
  const amount = element("span", { class: "row-count" }, number === null ? "" : graphkit.text.count(number));
  const alone = only
    ? button("only", only, { class: "only", "aria-label": `Only ${label}`, "data-key": `only ${key}` })
    : "";
  return element(
    "div",
    { class: `row ${level}`, title: hint || "" },
    element("label", {}, box, sign, words, amount),
    alone,
  );
}

function entitySection() {
  const { state, data, elements } = graphkit;
  const rows = data.types.map((type) =>
    row({
      key: `type ${type.id}`,
      sign: elements.symbol(type),
      label: type.plural,
      hint: graphkit.text.sentenceCase(type.description),
      number: [...state.shown].filter((entity) => entity.type === type).length,
      checked: !state.hiddenTypes.has(type),
      toggle: (present) => flip(state.hiddenTypes, type, !present),
      only: () => alone(state.hiddenTypes, data.types, type),
    }),
  );
  return section("Entities", "size: stories", ...rows, lonelyRow());
}

function flip(set, member, present) {
  graphkit.state.toggled(set, member, present);
  graphkit.state.changed("filters");
}

function alone(set, all, member) {
  const already = all.every((each) => set.has(each) === (each !== member));
  for (const each of all) graphkit.state.toggled(set, each, !already && each !== member);
  graphkit.state.changed("filters");
}

function linkSection() {
  const counts = relationCounts();
  const families = graphkit.data.families.map((family) => familyRows(family, counts));
  return families.length ? section("Links", graphkit.state.lens === "money" ? "width: sums" : "width: stories", ...families.flat()) : null;
}

function relationCounts() {
  const counts = new Map();
  const { shown } = graphkit.state;
  for (const link of graphkit.data.links) {
    if (shown.has(link.source) && shown.has(link.target))
      counts.set(link.relation, (counts.get(link.relation) || 0) + 1);
  }
  return counts;
}

function familyRows(family, counts) {
  const { state, data, elements } = graphkit;
  const relations = data.relations.filter((relation) => relation.family === family);
  const stated = data.relations.filter((relation) => relation.stated);
  const total = relations.reduce((sum, relation) => sum + (counts.get(relation) || 0), 0);
  const faint = relations.every((relation) => !relation.stated);
  const main = row({
    key: `family ${family.id}`,
    sign: elements.line({ family }, faint),
    label: family.label,
    hint: faint ? "Two names in one sentence that states no link between them" : "",
    number: total,
    checked: relations.some((relation) => !state.hiddenRelations.has(relation)),
    toggle: (present) => flipAll(relations, present),
    only: () => onlyRelations(stated, relations),
  });
  if (relations.length < 2) return [main];
  return [main, details(family, relations, counts)];
}

function flipAll(relations, present) {
  for (const relation of relations) graphkit.state.toggled(graphkit.state.hiddenRelations, relation, !present);
  graphkit.state.changed("filters");
}

function onlyRelations(stated, wanted) {
  const { hiddenRelations, toggled } = graphkit.state;
  const already = stated.every((relation) => hiddenRelations.has(relation) === !wanted.includes(relation));
  for (const relation of new Set([...stated, ...wanted]))
    toggled(hiddenRelations, relation, !already && !wanted.includes(relation));
  graphkit.state.changed("filters");
}

function details(family, relations, counts) {
  const { element } = graphkit.elements;
  const rows = relations.map((relation) => relationRow(relation, counts));
  const box = element(
    "details",
    { open: opened.has(family.id) },
    element("summary", { "data-key": `open ${family.id}` }, kinds(relations, counts)),
    ...rows,
  );
  box.addEventListener("toggle", () => graphkit.state.toggled(opened, family.id, box.open));
  return box;
}

function kinds(relations, counts) {
  const used = relations.filter((relation) => counts.get(relation)).map((relation) => relation.label);
  return used.length > 3 ? `${used.slice(0, 2).join(", ")} and ${used.length - 2} more` : used.join(", ") || "kinds";
}

function relationRow(relation, counts) {
  const { hiddenRelations } = graphkit.state;
  return row({
    key: `relation ${relation.id}`,
    sign: "",
    label: graphkit.text.sentenceCase(relation.label),
    number: counts.get(relation) || 0,
    checked: !hiddenRelations.has(relation),
    toggle: (present) => flip(hiddenRelations, relation, !present),
    level: "inner",
  });
}

function statusSection() {
  const { state, data, text, elements } = graphkit;
  const rows = data.about.statuses.map((status, number) =>
    row({
      key: `status ${status}`,
      sign: elements.element("span", { class: `stroke ${status}`, "aria-hidden": "true" }),
      label: text.STATUS_WORDS[status].label,
      hint: text.sentenceCase(text.STATUS_WORDS[status].words),
      number: data.links.filter(
        (link) =>
          link.relation.stated && link.statuses[number] && state.shown.has(link.source) && state.shown.has(link.target),
      ).length,
      checked: !state.hiddenStatuses.has(status),
      toggle: (present) => flip(state.hiddenStatuses, status, !present),
    }),
  );
  return section("How it is said", "", ...rows);
}

function storySection() {
  const most = Math.min(
    graphkit.data.links.reduce((top, link) => Math.max(top, link.stories), 1),
    12,
  );
  if (most < 2) return null;
  const { element } = graphkit.elements;
  const { minStories } = graphkit.state;
  const words = minStories === 1 ? "any" : `${minStories} or more`;
  const output = element("output", { for: "stories" }, words);
  const slide = (event) => graphkit.state.change("filters", { minStories: Number(event.target.value) });
  const slider = element("input", {
    type: "range",
    id: "stories",
    "data-key": "stories",
    min: 1,
    max: most,
    value: minStories,
    "aria-valuetext": `${words}`,
    input: slide,
  });
  const label = element("label", { for: "stories", class: "slider-label" }, "Independent stories", output);
  const hint = element("p", { class: "hint" }, "Copies of one article count once.");
  return section("Confirmed by", "", label, slider, hint);
}

function lonelyRow() {
  const { state, elements } = graphkit;
  return row({
    key: "lonely",
    sign: elements.element("span", { class: "symbol hollow" }),
    label: "Without a visible link",
    number: null,
    checked: state.lonely,
    toggle: (present) => state.change("filters", { lonely: present }),
  });
}

function communitySection() {
  const { state, communities, elements } = graphkit;
  if (!state.communities) return null;
  const rows = communities.groups().map((group) =>
    elements.button(
      [
        elements.element("span", { class: `swatch group-${group.number + 1}` }, group.number + 1),
        elements.element("span", { class: "row-label" }, elements.element("bdi", {}, communities.words(group))),
        elements.element("span", { class: "row-count" }, graphkit.text.count(group.members.length)),
      ],
      () => communities.approach(group),
      { class: "quiet community", "data-key": `group ${group.number}` },
    ),
  );
  return section("Communities", "closely linked", ...rows);
}

function clearButton() {
  const { button } = graphkit.elements;
  return graphkit.filters.active()
    ? button("Clear all filters", graphkit.filters.clear, { class: "clear", "data-key": "clear" })
    : null;
}

graphkit.legend = { start };
