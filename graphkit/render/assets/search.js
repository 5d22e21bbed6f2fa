// Finding by typing: entities by names and aliases, accents and case aside; in the box of the page sentences, too. Two more boxes for a path.

const MOST = 12;
let index = null;
const shared = new Map();

function indexed() {
  const { folded } = graphkit.text;
  return graphkit.data.entities.map((entity) => {
    const names = [entity.name, ...entity.aliases].map((name) => ({ name, folded: folded(name) }));
    shared.set(names[0].folded, shared.has(names[0].folded));
    return { entity, names };
  });
}

// What is said of an entity that shares its name with another: its best confirmed link.
function distinction(entity) {
  if (!shared.get(graphkit.text.folded(entity.name))) return [];
  const stated = entity.links.filter((link) => graphkit.links.links(link));
  const [first] = stated.sort((a, b) => b.stories - a.stories || a.number - b.number);
  if (!first) return [];
  const other = graphkit.text.shortened(graphkit.links.other(first, entity).name, 60);
  return [` · ${graphkit.links.words(first, entity)} `, graphkit.elements.element("bdi", {}, other)];
}

function found(text, most = MOST) {
  const wanted = graphkit.text.folded(text);
  if (!wanted) return [];
  index ??= indexed();
  const hits = index.map(({ entity, names }) => best(entity, names, wanted)).filter(Boolean);
  return hits.sort((a, b) => b.score - a.score || a.entity.number - b.entity.number).slice(0, most);
}

function best(entity, names, wanted) {
  let top = null;
  names.forEach(({ name, folded }, place) => {
    const score = closeness(folded, wanted) * 2 - (place ? 1 : 0);
    if (score > 0 && (!top || score > top.score)) top = { entity, score, alias: place ? name : "" };
  });
  return top;
}

// The whole name, its beginning, the beginning of a word, every word somewhere, a part.
function closeness(name, wanted) {
  if (name === wanted) return 5;
  if (name.startsWith(wanted)) return 4;
  if (name.includes(` ${wanted}`)) return 3;
  if (wanted.includes(" ") && wanted.split(" ").every((word) => ` ${name}`.includes(` ${word}`))) return 2;
  return name.includes(wanted) ? 1 : 0;
}

// Makes `input` a combobox that offers entities and gives the chosen one to `choose`; with `sentences` it offers and opens these, too.
function attach(input, choose, sentences = false) {
  const { element } = graphkit.elements;
  const list = element("ul", {
    id: `${input.id}-results`,
    class: "results",
    role: "listbox",
    "aria-label": sentences ? "Entities and sentences found" : "Entities found",
    hidden: true,
  });
  const box = { input, list, choose, sentences, hits: [], active: -1 };
  input.after(list);
  const combobox = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": list.id,
    "aria-autocomplete": "list",
  };
  for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
  input.addEventListener("input", () => offer(box));
  input.addEventListener("focus", () => input.value && offer(box));
  input.addEventListener("blur", () => setTimeout(() => close(box), 150));
  input.addEventListener("keydown", (event) => pressed(box, event));
  return box;
}

function offer(box) {
  const { value } = box.input;
  box.hits = [...found(value), ...(box.sentences ? graphkit.passages.found(value) : [])];
  box.active = box.hits.length ? 0 : -1;
  box.list.replaceChildren(...(box.hits.length ? box.hits.map((hit, place) => option(box, hit, place)) : nothing(box)));
  box.list.hidden = !box.input.value.trim();
  box.input.setAttribute("aria-expanded", String(!box.list.hidden));
  mark(box);
}

function nothing(box) {
  const other = box.sentences ? ", and no sentence of this page has it" : "";
  const words = `No entity is called “${graphkit.text.shortened(box.input.value, 40)}”${other}.`;
  return [
    graphkit.elements.element(
      "li",
      { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
      words,
    ),
  ];
}

function option(box, hit, place) {
  const { element, symbol } = graphkit.elements;
  const take = (event) => {
    event.preventDefault();
    choose(box, place);
  };
  const shown = hit.entity
    ? [symbol(hit.entity.type), entityLines(hit)]
    : [element("span", { class: "quotation", "aria-hidden": "true" }, "“"), graphkit.passages.lines(hit, box.input.value)];
  return element(
    "li",
    { role: "option", id: `${box.list.id}-${place}`, "aria-selected": "false", mousedown: take },
    ...shown,
  );
}

function entityLines({ entity, alias }) {
  const { element, name } = graphkit.elements;
  const kind = [entity.type.label, entity.subtype].filter(Boolean).join(", ");
  const also = alias ? [" · also ", element("bdi", {}, graphkit.text.shortened(alias, 60))] : [];
  const absent = graphkit.state.shown.has(entity) ? "" : " · not shown yet";
  const told = element("small", {}, kind, ...distinction(entity), ...also, absent);
  return element("span", { class: "lines" }, name(entity), told);
}

function mark(box) {
  [...box.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === box.active)));
  const item = box.hits.length ? box.list.children[box.active] : null;
  if (item) {
    box.input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  } else box.input.removeAttribute("aria-activedescendant");
}

function pressed(box, event) {
  const moves = { ArrowDown: 1, ArrowUp: -1 };
  if (moves[event.key] && box.hits.length) {
    box.active = (box.active + moves[event.key] + box.hits.length) % box.hits.length;
    mark(box);
  } else if (event.key === "Enter" && box.active >= 0) choose(box, box.active);
  else if (event.key === "Escape" && !box.list.hidden) close(box);
  else return;
  event.preventDefault();
}

function choose(box, place) {
  const hit = box.hits[place];
  close(box);
  if (hit.entity) return box.choose(hit.entity);
  box.input.value = "";
  graphkit.passages.open(hit);
}

function close(box) {
  box.list.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

function start() {
  const input = graphkit.elements.byId("search");
  const choose = (entity) => {
    input.value = "";
    graphkit.state.select({ entity });
    graphkit.network.approach(entity);
    graphkit.panel.focus();
  };
  attach(input, choose, !graphkit.data.about.redacted);
}

graphkit.search = { start, attach, found };
