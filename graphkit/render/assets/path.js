// How two entities are connected: fewest steps, best confirmed first, each step with its sentence.

function open(from = null, to = null, coMentions = false) {
  const path = { from, to, coMentions, steps: null };
  if (from && to) path.steps = shortest(from, to, coMentions);
  if (path.steps) graphkit.expansion.reveal(path.steps.flatMap(({ link }) => [link.source, link.target]));
  graphkit.state.path = path;
  graphkit.state.select({});
  if (path.steps?.length) show(path.steps);
}

function show(steps) {
  const places = steps
    .flatMap(({ link }) => [link.source, link.target])
    .map((entity) => graphkit.state.places.get(entity));
  graphkit.network.frame(places);
}

function from(entity) {
  open(entity);
  graphkit.elements.byId("path-to").focus();
}

function close() {
  graphkit.state.path = null;
  graphkit.state.select({});
  graphkit.elements.byId("open-path").focus();
}

// Breadth first; of equally short ways the one whose links most stories tell. Null where there is none.
function shortest(from, to, coMentions) {
  const reached = new Map([[from, { stories: Infinity, steps: [] }]]);
  let ring = [from];
  while (ring.length && !reached.has(to)) ring = beyond(ring, reached, coMentions);
  return reached.has(to) ? reached.get(to).steps : null;
}

function beyond(ring, reached, coMentions) {
  const next = new Map();
  for (const here of ring) {
    for (const link of here.links) {
      const there = graphkit.links.other(link, here);
      if (reached.has(there) || !carries(link, coMentions)) continue;
      const way = extended(reached.get(here), link, here);
      if (!next.has(there) || better(way, next.get(there))) next.set(there, way);
    }
  }
  for (const [there, way] of next) reached.set(there, way);
  return [...next.keys()];
}

function carries(link, coMentions) {
  return graphkit.links.links(link) || (coMentions && !link.relation.stated);
}

function extended({ stories, steps }, link, from) {
  return { stories: Math.min(stories, link.relation.stated ? link.stories : 0), steps: [...steps, { link, from }] };
}

function better(a, b) {
  return a.stories > b.stories;
}

function content() {
  const { element, button } = graphkit.elements;
  const { path } = graphkit.state;
  return [
    element("div", { class: "panel-bar" }, button("Close", close, { class: "quiet" })),
    element("h2", { id: "panel-title", tabindex: "-1" }, "How are two connected?"),
    chooser("path-from", "From", path.from, (entity) => open(entity, path.to, path.coMentions)),
    chooser("path-to", "To", path.to, (entity) => open(path.from, entity, path.coMentions)),
    together(path),
    ...result(path),
  ];
}

function chooser(id, label, chosen, choose) {
  const { element } = graphkit.elements;
  const input = element("input", {
    id,
    type: "text",
    value: chosen ? chosen.name : "",
    placeholder: "Type a name",
    autocomplete: "off",
    spellcheck: "false",
  });
  const field = element(
    "div",
    { class: "field" },
    element("label", { for: id }, label),
    element("div", { class: "combo" }, input),
  );
  graphkit.search.attach(input, (entity) => {
    choose(entity);
    onwards();
  });
  return field;
}

// To the end that is still open, else to what was found.
function onwards() {
  const { byId } = graphkit.elements;
  const open = ["path-from", "path-to"].map(byId).find((input) => !input.value);
  (open || byId("panel-title")).focus();
}

function together(path) {
  const { element } = graphkit.elements;
  const box = element("input", {
    type: "checkbox",
    checked: path.coMentions,
    change: (event) => open(path.from, path.to, event.target.checked),
  });
  return element("label", { class: "check" }, box, "also through names that only stand in one sentence");
}

function result({ from, to, steps, coMentions }) {
  const { element } = graphkit.elements;
  if (!from || !to)
    return [element("p", { class: "hint" }, "Choose two entities. Denied and planned links are never used.")];
  if (from === to) return [element("p", { class: "hint" }, "Both ends are the same entity.")];
  if (!steps) {
    const advice = coMentions ? "" : " You can look through names in one sentence as well.";
    return [element("p", { class: "hint", role: "status" }, `No stated link leads from one to the other.${advice}`)];
  }
  const words = element(
    "p",
    { class: "told", role: "status" },
    `${graphkit.text.counted(steps.length, "step")}, the best confirmed of the shortest ways`,
  );
  return [words, element("ol", { class: "steps" }, ...steps.map(step))];
}

function step({ link, from }) {
  const { element, chip, button } = graphkit.elements;
  const claims = graphkit.evidence().claims.get(link);
  const best =
    claims.find(({ status }) => status === "asserted") ||
    claims.find(({ status }) => status === "attributed") ||
    claims[0];
  const all = button(`All ${graphkit.text.counted(claims.length, "sentence")}`, () => graphkit.state.select({ link }), {
    class: "quiet",
  });
  const statement = element(
    "p",
    { class: "statement" },
    chip(from),
    element("span", { class: "verb" }, graphkit.links.words(link, from)),
    chip(graphkit.links.other(link, from)),
  );
  return element(
    "li",
    {},
    statement,
    best ? element("ul", { class: "claims" }, graphkit.sentences.quote(best)) : "",
    claims.length > 1 ? all : "",
  );
}

function start() {
  graphkit.elements.byId("open-path").addEventListener("click", () => {
    const { entity } = graphkit.state.selected;
    open(entity || null);
    graphkit.elements.byId(entity ? "path-to" : "path-from").focus();
  });
}

graphkit.path = { start, open, from, close, content, shortest };
