// The drawing: a vis network that holds what passes the filters, at places computed beforehand.

const HEAVY = 400;
const BUTTONS = 36;
const CROWD = 120;
let network = null;
let nodes = null;
let edges = null;
let heavy = false;
let drawnNodes = new Map();
let drawnEdges = new Map();
let seen = { entities: [], links: [] };

const OPTIONS = {
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: true },
  edges: { smooth: false, selectionWidth: 1.6, hoverWidth: 0.6, chosen: true },
  interaction: {
    hover: true,
    multiselect: false,
    selectConnectedEdges: false,
    hoverConnectedEdges: false,
    keyboard: false,
  },
};

function start() {
  refreshSeen();
  enlarge();
  const data = { nodes: graphkit.items.nodes(), edges: graphkit.items.edges() };
  nodes = new vis.DataSet(data.nodes);
  edges = new vis.DataSet(data.edges);
  drawnNodes = signatures(data.nodes);
  drawnEdges = signatures(data.edges);
  network = new vis.Network(graphkit.elements.byId("picture"), { nodes, edges }, { ...OPTIONS, interaction: interaction() });
  network.on("afterDrawing", drawn);
  attach();
  fit();
  empty();
}

// Many lines are not drawn while the picture moves.
function interaction() {
  heavy = edges.length > HEAVY;
  return { ...OPTIONS.interaction, hideEdgesOnDrag: heavy, hideEdgesOnZoom: heavy };
}

function drawn(context) {
  graphkit.labels.draw(context, network, seen);
  graphkit.communities.number(context, network);
}

// Few entities that need a wide sheet would be dots: let them keep their size on this screen.
function enlarge() {
  if (graphkit.data.placed.length > CROWD) return;
  const factor = Math.min(0.85 / fitting(allPlaces()).scale, 1.6);
  if (factor > 1) for (const entity of graphkit.data.entities) entity.size *= factor;
}

function attach() {
  network.on("click", clicked);
  network.on(
    "doubleClick",
    ({ nodes: [number] }) => number !== undefined && graphkit.expansion.expand(entityOf(number)),
  );
  network.on("dragEnd", dragged);
  network.on("dragging", dragging);
  network.on("resize", resized);
  network.on("hoverNode", ({ node, event }) => graphkit.tip.entity(entityOf(node), event));
  network.on("hoverEdge", ({ edge, event }) => graphkit.tip.link(linkOf(edge), event));
  for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(gone, graphkit.tip.hide);
  graphkit.state.on(["filters", "shown", "selection", "theme", "places"], refresh);
}

function clicked({ nodes: [node], edges: [edge] }) {
  graphkit.tip.hide();
  if (node !== undefined) graphkit.state.select({ entity: entityOf(node) });
  else if (edge !== undefined) graphkit.state.select({ link: linkOf(edge) });
  else graphkit.state.select({});
}

// A label goes along with what is dragged.
function dragging({ nodes: moved }) {
  for (const number of moved) {
    const { x, y } = network.getPosition(number);
    graphkit.state.places.set(entityOf(number), { x: Math.round(x), y: Math.round(y) });
  }
  if (!moved.length) return;
  graphkit.labels.forget();
  graphkit.communities.forget();
}

function dragged({ nodes: moved }) {
  dragging({ nodes: moved });
  for (const number of moved) graphkit.state.pinned.add(entityOf(number));
  if (moved.length) graphkit.state.changed("places");
  else relabel();
}

function relabel() {
  graphkit.labels.forget();
  network.redraw();
}

function resized() {
  graphkit.labels.forget();
  if (graphkit.state.selected.entity) centre(graphkit.state.selected.entity);
}

function entityOf(number) {
  return graphkit.data.entities[number];
}

function linkOf(number) {
  return graphkit.data.links[number];
}

function refreshSeen() {
  const links = graphkit.filters.seenLinks();
  seen = { links, entities: graphkit.filters.seenEntities(links) };
}

function refresh() {
  refreshSeen();
  drawnNodes = brought(nodes, drawnNodes, graphkit.items.nodes());
  drawnEdges = brought(edges, drawnEdges, graphkit.items.edges());
  if (edges.length > HEAVY !== heavy) network.setOptions({ interaction: interaction() });
  choose();
  relabel();
  empty();
}

// Changes in the data set only what differs: a full update redraws everything.
function brought(set, before, items) {
  const after = signatures(items);
  const gone = [...before.keys()].filter((id) => !after.has(id));
  if (gone.length) set.remove(gone);
  const fresh = items.filter((item) => before.get(item.id) !== after.get(item.id));
  if (fresh.length) set.update(fresh);
  return after;
}

function signatures(items) {
  return new Map(items.map((item) => [item.id, JSON.stringify(item)]));
}

function choose() {
  const { entity, link } = graphkit.state.selected;
  const has = (set, item) => (item && set.get(item.number) ? [item.number] : []);
  network.setSelection({ nodes: has(nodes, entity), edges: has(edges, link) }, { highlightEdges: false });
}

function empty() {
  const note = graphkit.elements.byId("empty");
  note.hidden = seen.entities.length > 0;
  note.replaceChildren(...(note.hidden ? [] : emptyWords()));
}

function emptyWords() {
  const { element, button } = graphkit.elements;
  const { about, entities } = graphkit.data;
  if (entities.length)
    return [element("p", {}, "The filters leave nothing to show."), button("Clear all filters", graphkit.filters.clear)];
  const title = about.entities ? "No such link" : "Nothing here yet";
  return [element("h3", {}, title), element("p", {}, whyEmpty(about))];
}

function whyEmpty({ documents, entities, excerpt }) {
  if (entities) return `${excerpt} The graph has none among its ${graphkit.text.counted(entities, "entity", "entities")}.`;
  if (documents) return "The documents of this graph name no person, organisation or place.";
  return "This graph has no documents. Read some with: graphkit build FOLDER";
}

function fit(animation = false) {
  frame(allPlaces(), animation);
}

function allPlaces() {
  const places = seen.entities.map((entity) => graphkit.state.places.get(entity));
  return places.length ? places : [{ x: 0, y: 0 }];
}

// Brings an entity near, with those it is linked to.
function approach(entity) {
  const near = seen.links.filter((link) => link.source === entity || link.target === entity);
  const group = new Set([entity, ...near.flatMap((link) => [link.source, link.target])]);
  frame(
    [...group].map((each) => graphkit.state.places.get(each)),
    motion(),
  );
}

// Shows all of `places` with a margin for labels, never larger than life.
function frame(places, animation = false) {
  network.moveTo({ ...fitting(places), animation });
}

function fitting(places) {
  const box = graphkit.elements.byId("picture");
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const width = Math.max(...xs) - Math.min(...xs) + 20;
  const height = Math.max(...ys) - Math.min(...ys) + 20;
  const largest = Math.min(
    Math.max(box.clientWidth - 76 - BUTTONS, 150) / width,
    Math.max(box.clientHeight - 40, 150) / height,
    graphkit.state.lens ? 1.7 : 1.4,
  );
  const scale = Math.max(largest, 0.05);
  const middle = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
  return { position: { x: middle.x + BUTTONS / 2 / scale, y: middle.y }, scale };
}

function centre(entity) {
  const place = graphkit.state.places.get(entity);
  if (!place || !drawnNodes.has(entity.number)) return;
  const at = network.canvasToDOM(place);
  const { clientWidth, clientHeight } = graphkit.elements.byId("picture");
  const inside = at.x > 60 && at.y > 60 && at.x < clientWidth - 60 && at.y < clientHeight - 60;
  if (!inside) network.moveTo({ position: place, animation: motion() });
}

function motion() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return still ? false : { duration: 250, easingFunction: "easeInOutQuad" };
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 6), animation: motion() });
}

function pan(x, y) {
  const at = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
}

function view(at) {
  if (at) network.moveTo({ position: { x: at.x, y: at.y }, scale: at.scale, animation: false });
  return { ...network.getViewPosition(), scale: network.getScale() };
}

graphkit.network = {
  start,
  fit,
  frame,
  approach,
  centre,
  zoom,
  pan,
  view,
  motion,
  refresh,
  seen: () => seen,
  vis: () => network,
};
