// The view in the address: what is selected, filtered, added, moved, and where one looks. A link restores it exactly.

let waiting = null;
let usual = "";

function start() {
  usual = ids(graphkit.state.hiddenRelations);
  restore();
  graphkit.state.on(["filters", "shown", "places", "selection", "view", "theme"], soon);
  const network = graphkit.network.vis();
  for (const event of ["dragEnd", "zoom", "animationFinished"]) network.on(event, soon);
  addEventListener("hashchange", () => location.reload());
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(write, 200);
}

// A page inside another, as in a notebook, has no address of its own.
function isAddressed() {
  return location.protocol !== "about:";
}

function write() {
  if (!isAddressed()) return;
  const hash = written();
  if (`#${hash}` !== location.hash)
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function written() {
  const parts = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...filters(), ...selection(), ...picture() }))
    if (value) parts.set(key, value);
  return parts.toString();
}

function ids(members) {
  return [...members].map(({ id }) => id).join(".");
}

function filters() {
  const { hiddenTypes, hiddenRelations, hiddenStatuses, minStories, from, until, undated, lonely, lens } =
    graphkit.state;
  return {
    types: ids(hiddenTypes),
    relations: ids(hiddenRelations) === usual ? "" : ids(hiddenRelations) || "none",
    statuses: [...hiddenStatuses].join("."),
    stories: minStories > 1 && String(minStories),
    from,
    until,
    undated: undated ? "" : "no",
    lonely: lonely ? "" : "no",
    lens,
  };
}

function selection() {
  const { selected, path, table, theme, communities } = graphkit.state;
  const { entity, link } = selected;
  return {
    entity: entity?.id,
    link: link && [link.source.id, link.relation.id, link.target.id].join("~"),
    path: path?.from && path?.to && [path.from.id, path.to.id, path.coMentions ? "co" : ""].join("~"),
    table: table && "yes",
    groups: communities && "yes",
    theme: theme === graphkit.data.about.theme ? "" : theme,
  };
}

// Places are told where they differ from those in the file.
function picture() {
  const { shown, places, pinned } = graphkit.state;
  const away = [...shown].filter((entity) => !atHome(entity, places.get(entity)));
  const { x, y, scale } = graphkit.network.view();
  return {
    places: away.map((entity) => [entity.id, places.get(entity).x, places.get(entity).y].join("~")).join("."),
    out: ids(graphkit.data.placed.filter((entity) => !shown.has(entity))),
    pins: ids(pinned),
    at: [x, y, scale * 1000].map((number) => Number(number.toFixed(1))).join("~"),
  };
}

function atHome(entity, { x, y }) {
  return entity.home && entity.home.x === x && entity.home.y === y;
}

function known(text) {
  return (text || "")
    .split(".")
    .map((id) => graphkit.data.byId.get(id))
    .filter(Boolean);
}

function chosen(text, all) {
  const wanted = new Set((text || "").split("."));
  return new Set(all.filter((each) => wanted.has(each.id || each)));
}

function restore() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (![...parts.keys()].length) return;
  restoreFilters(parts);
  restorePlaces(parts);
  graphkit.state.theme = parts.get("theme") || graphkit.state.theme;
  graphkit.state.table = parts.get("table") === "yes";
  graphkit.theme.apply();
  graphkit.state.changed("filters", "shown", "places", "view", "theme");
  restoreSelection(parts);
  restoreView(parts.get("at"));
}

function restoreFilters(parts) {
  const { data, state } = graphkit;
  state.hiddenTypes = chosen(parts.get("types"), data.types);
  state.hiddenStatuses = chosen(parts.get("statuses"), data.about.statuses);
  if (parts.has("relations")) state.hiddenRelations = chosen(parts.get("relations"), data.relations);
  state.minStories = Math.max(1, Number(parts.get("stories")) || 1);
  state.from = month(parts.get("from"));
  state.until = month(parts.get("until"));
  state.undated = parts.get("undated") !== "no";
  state.lonely = parts.get("lonely") !== "no";
  state.lens = ["money", "office"].includes(parts.get("lens")) ? parts.get("lens") : "";
  state.communities = parts.get("groups") === "yes";
}

function month(text) {
  return /^\d{4}-\d{2}$/.test(text || "") ? text : null;
}

function restorePlaces(parts) {
  const { shown, places, pinned } = graphkit.state;
  for (const entity of known(parts.get("out"))) {
    shown.delete(entity);
    places.delete(entity);
  }
  for (const moved of (parts.get("places") || "").split(".")) {
    const [id, x, y] = moved.split("~");
    const entity = graphkit.data.byId.get(id);
    if (entity && Number.isFinite(Number(x)) && Number.isFinite(Number(y))) {
      shown.add(entity);
      places.set(entity, { x: Number(x), y: Number(y) });
    }
  }
  for (const entity of known(parts.get("pins"))) if (shown.has(entity)) pinned.add(entity);
}

function restoreSelection(parts) {
  const { byId } = graphkit.data;
  const [from, to, together] = (parts.get("path") || "").split("~");
  if (byId.get(from) && byId.get(to)) graphkit.path.open(byId.get(from), byId.get(to), together === "co");
  const entity = byId.get(parts.get("entity"));
  const [source, relation, target] = (parts.get("link") || "").split("~");
  const link = byId
    .get(source)
    ?.links.find((each) => each.source.id === source && each.relation.id === relation && each.target.id === target);
  if (entity || link) graphkit.state.select(entity ? { entity } : { link });
}

function restoreView(text) {
  const [x, y, scale] = (text || "").split("~").map(Number);
  if ([x, y, scale].every(Number.isFinite) && scale > 0) graphkit.network.view({ x, y, scale: scale / 1000 });
}

graphkit.hash = { start, write, written, isAddressed };
