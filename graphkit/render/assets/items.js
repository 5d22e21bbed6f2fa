// Entities and links as vis draws them: place, shape, colour, width, dashes, and who stands out.

const MANY = 400;

function nodeItems() {
  const lit = litEntities();
  return graphkit.network.seen().entities.map((entity) => node(entity, lit));
}

function node(entity, lit) {
  const { places, pinned } = graphkit.state;
  const { x, y } = places.get(entity);
  const fill = graphkit.theme.isDark() ? entity.type.dark : entity.type.colour;
  const rim = graphkit.theme.colour(pinned.has(entity) ? "ink" : "ground");
  const chosen = { background: fill, border: graphkit.theme.colour("ink") };
  return {
    id: entity.number,
    x,
    y,
    shape: entity.type.shape,
    size: entity.size * (SHAPE_SCALE[entity.type.shape] || 1),
    color: { background: fill, border: rim, highlight: chosen, hover: chosen },
    opacity: !lit || lit.has(entity) ? 1 : 0.16,
  };
}

// Shapes of one size differ in area.
const SHAPE_SCALE = { diamond: 1.05, square: 0.88, triangle: 1.05, star: 1.2, hexagon: 1 };

function litEntities() {
  const { selected, path } = graphkit.state;
  if (path?.steps?.length && !selected.entity && !selected.link)
    return new Set(path.steps.flatMap(({ link }) => [link.source, link.target]));
  if (selected.link) return new Set([selected.link.source, selected.link.target]);
  if (!selected.entity) return null;
  const near = graphkit.network
    .seen()
    .links.filter((link) => link.source === selected.entity || link.target === selected.entity);
  return new Set([selected.entity, ...near.flatMap((link) => [link.source, link.target])]);
}

function edgeItems() {
  const groups = pairs(graphkit.network.seen().links);
  return groups.flatMap((group) => (isBundled(group) ? [bundle(group)] : fan(group)));
}

function pairs(links) {
  const groups = new Map();
  for (const link of links) {
    const key = graphkit.filters.pair(link);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(link);
  }
  return [...groups.values()];
}

// Among many lines those between the same two are one, until one of them is looked at.
function isBundled(group) {
  const { selected, path } = graphkit.state;
  const looked = (selected.entity || selected.link || path?.steps?.length) && group.some(isLit);
  return group.length > 1 && graphkit.network.seen().links.length > MANY && !looked;
}

// The best confirmed stands for all, as wide as all of them together.
function bundle(group) {
  const first = group.reduce((a, b) => (strength(b) > strength(a) ? b : a));
  const width = Math.min(graphkit.links.width(first) + 0.8 * (group.length - 1), 9);
  return { ...edge(first, false), width };
}

function strength(link) {
  return (graphkit.links.links(link) ? 1000 : 0) + link.stories;
}

function edge(link, smooth) {
  const colour = graphkit.links.colour(link);
  const many = graphkit.network.seen().links.length > MANY;
  const faint = (link.relation.stated ? 0.85 : 0.5) * (many && !graphkit.state.selected.entity ? 0.65 : 1);
  return {
    id: link.number,
    from: link.source.number,
    to: link.target.number,
    width: graphkit.links.width(link),
    dashes: graphkit.links.dashes(link),
    color: { color: colour, highlight: colour, hover: colour, opacity: isLit(link) ? faint : 0.06 },
    arrows: { to: { enabled: !link.relation.symmetric, scaleFactor: many ? 0.35 : 0.5 } },
    smooth,
  };
}

function isLit(link) {
  const { selected, path } = graphkit.state;
  if (selected.link) return link === selected.link;
  if (selected.entity) return link.source === selected.entity || link.target === selected.entity;
  return !path?.steps?.length || path.steps.some((step) => step.link === link);
}

// Parallel links open like a fan, so that each can be seen and clicked.
function fan(group) {
  return group.map((link, place) => edge(link, bend(link, place, group.length)));
}

function bend(link, place, size) {
  const offset = (place - (size - 1) / 2) * Math.min(0.22, 0.7 / size);
  const side = link.source.number < link.target.number ? offset : -offset;
  if (!side) return false;
  return { enabled: true, type: side > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(side) };
}

graphkit.items = { nodes: nodeItems, edges: edgeItems, isLit };
