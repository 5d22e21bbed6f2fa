// Every task without a mouse.

const KEYS = [
  ["/", "find an entity or a sentence", () => graphkit.elements.byId("search").focus()],
  ["?", "this sheet", () => toggleHelp()],
  ["p", "path between two entities", () => graphkit.elements.byId("open-path").click()],
  ["t", "everything as a table, and back", () => graphkit.table.toggle()],
  ["d", "dark or light", () => graphkit.theme.toggle()],
  ["l", "legend and filters", () => legend()],
  ["y", "years: the time slider", () => years()],
  ["m", "follow the money, and back", () => graphkit.lens.look("money")],
  ["o", "who held what, and back", () => graphkit.lens.look("office")],
  ["g", "shade communities, and back", () => graphkit.communities.toggle()],
  ["e", "expand the selected entity", () => ofSelected(graphkit.expansion.expand)],
  ["c", "collapse it", () => ofSelected(graphkit.expansion.collapse)],
  ["+", "zoom in", () => graphkit.network.zoom(1.3)],
  ["-", "zoom out", () => graphkit.network.zoom(1 / 1.3)],
  ["0", "show everything", () => graphkit.network.fit()],
];
const OTHER_KEYS = [
  ["← ↑ → ↓", "in the picture: go to the next entity that way"],
  ["Shift + ← ↑ → ↓", "in the picture: move the view"],
  ["Enter", "in the picture: read the card of the selected entity"],
  ["Escape", "close, one step back"],
];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function start() {
  document.addEventListener("keydown", pressed);
  graphkit.elements.byId("picture").addEventListener("keydown", inPicture);
  graphkit.elements.byId("open-help").addEventListener("click", toggleHelp);
  for (const [id, action] of [
    ["zoom-in", () => graphkit.network.zoom(1.3)],
    ["zoom-out", () => graphkit.network.zoom(1 / 1.3)],
    ["zoom-fit", () => graphkit.network.fit()],
    ["open-legend", legend],
  ]) {
    graphkit.elements.byId(id).addEventListener("click", action);
  }
  help();
}

function typing(target) {
  return target.matches("textarea, select, input:not([type=checkbox]):not([type=range])");
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape") return escape(event);
  if (typing(event.target) || graphkit.elements.byId("help").open) return;
  const found = KEYS.find(([key]) => key === event.key || (key === "+" && event.key === "="));
  if (!found) return;
  event.preventDefault();
  found[2]();
}

function escape(event) {
  graphkit.save.closeMenu();
  const { selected, path } = graphkit.state;
  if (document.body.classList.contains("filtering")) legend();
  else if (typing(event.target)) leave(event.target);
  else if (selected.entity || selected.link) graphkit.panel.close();
  else if (path) graphkit.path.close();
}

function leave(input) {
  if (input.id === "search") input.value = "";
  input.blur();
}

function ofSelected(action) {
  const { entity } = graphkit.state.selected;
  if (entity) action(entity);
  else graphkit.elements.say("Select an entity first.");
}

function legend() {
  const shown = document.body.classList.toggle("filtering");
  if (shown || getComputedStyle(graphkit.elements.byId("open-legend")).display === "none") {
    graphkit.elements.byId("legend").querySelector("input")?.focus();
  }
}

function years() {
  const { byId, say } = graphkit.elements;
  if (byId("time").hidden) say("No link has a date to go by.");
  else byId("time-from").focus();
}

function inPicture(event) {
  const way = ARROWS[event.key];
  if (way && event.shiftKey) graphkit.network.pan(way[0] * 80, way[1] * 80);
  else if (way) step(way);
  else if (event.key === "Enter") graphkit.panel.focus();
  else return;
  event.preventDefault();
}

// To the nearest entity within the quarter that the arrow points at; linked ones count as nearer.
function step([dx, dy]) {
  const { entities } = graphkit.network.seen();
  const { selected } = graphkit.state;
  const here = selected.entity || selected.link?.source;
  const next =
    here && entities.includes(here)
      ? nearest(here, entities, dx, dy)
      : entities.reduce((a, b) => (a && a.number < b.number ? a : b), null);
  if (!next) return;
  graphkit.state.select({ entity: next });
  graphkit.network.centre(next);
  graphkit.elements.say(
    `${next.name}, ${next.type.label.toLowerCase()}, ${graphkit.text.counted(next.links.length, "link")}`,
  );
}

function nearest(here, entities, dx, dy) {
  const { places } = graphkit.state;
  const from = places.get(here);
  const linked = new Set(here.links.map((link) => graphkit.links.other(link, here)));
  let best = null;
  for (const there of entities) {
    const to = places.get(there);
    const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
    if (there === here || along <= 0 || aside > along * 1.2) continue;
    const far = (along + 2 * aside) * (linked.has(there) ? 0.5 : 1);
    if (!best || far < best.far) best = { there, far };
  }
  return best?.there;
}

function toggleHelp() {
  const sheet = graphkit.elements.byId("help");
  if (sheet.open) sheet.close();
  else sheet.showModal();
}

function help() {
  const { element, button, byId } = graphkit.elements;
  const rows = [...KEYS, ...OTHER_KEYS].map(([key, words]) =>
    element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, words)),
  );
  const statuses = Object.values(graphkit.text.STATUS_WORDS).map(({ label, words }) =>
    element("div", {}, element("dt", {}, label), element("dd", {}, words)),
  );
  byId("help").append(
    element("div", { class: "panel-bar" }, button("Close", toggleHelp, { class: "quiet" })),
    element("h2", { id: "help-title" }, "How to read this page"),
    element(
      "p",
      {},
      "Each symbol is a person, committee, organisation, office, place or event named in the documents. Each line is something that a sentence says about two of them: click it and read the sentence. A line is as thick as the number of independent stories behind it; copies of one article count once.",
    ),
    element("h3", {}, "What documents do with a claim"),
    element("dl", {}, ...statuses),
    element("h3", {}, "Keys"),
    element("dl", { class: "keys" }, ...rows),
    element(
      "p",
      { class: "hint" },
      "Double-click an entity to add its neighbours; drag it to pin it where it suits you. The address of the page holds the view: share it, or keep it as a bookmark.",
    ),
  );
}

graphkit.keyboard = { start };
