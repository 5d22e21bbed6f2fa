// Bringing entities into the picture and taking them out again, each with a free place near its neighbours.

const MOST_AT_ONCE = 24;
const MOST_DRAWN = 1200;
const CLEARANCE = 52;

function hiddenNeighbours(entity) {
  const { shown } = graphkit.state;
  const best = new Map();
  for (const link of entity.links) {
    const there = graphkit.links.other(link, entity);
    if (!shown.has(there) && graphkit.filters.passes(link)) {
      best.set(there, Math.max(best.get(there) || 0, link.stories + (link.relation.stated ? 100 : 0)));
    }
  }
  return [...best].sort((a, b) => b[1] - a[1] || a[0].number - b[0].number).map(([there]) => there);
}

function expand(entity) {
  const found = hiddenNeighbours(entity).slice(0, MOST_AT_ONCE);
  const added = add(found, entity);
  graphkit.elements.say(added ? `${graphkit.text.counted(added, "neighbour")} added.` : "All neighbours are shown.");
  if (added) graphkit.state.changed("shown");
}

function reveal(entities) {
  const absent = entities.filter((entity) => !graphkit.state.shown.has(entity));
  const before = graphkit.state.shown.size;
  for (const entity of absent) add([entity], shownNeighbour(entity));
  if (graphkit.state.shown.size > before) graphkit.state.changed("shown");
}

function shownNeighbour(entity) {
  const near = entity.links.map((link) => graphkit.links.other(link, entity));
  return near.find((there) => graphkit.state.shown.has(there)) || null;
}

function add(entities, parent) {
  const { shown, places } = graphkit.state;
  const room = Math.max(0, MOST_DRAWN - shown.size);
  if (entities.length > room) graphkit.elements.say(`The picture holds ${MOST_DRAWN} entities; collapse some first.`);
  const added = entities.slice(0, room);
  for (const entity of added) {
    places.set(entity, freePlace(parent ? places.get(parent) : lowest()));
    shown.add(entity);
  }
  return added.length;
}

function lowest() {
  const all = [...graphkit.state.places.values()];
  return { x: 0, y: all.reduce((low, place) => Math.max(low, place.y), 0) + 2 * CLEARANCE };
}

// The nearest free spot on widening rings, outwards first.
function freePlace({ x, y }) {
  const outwards = Math.atan2(y, x);
  for (let ring = 1; ring < 40; ring += 1) {
    const spots = 6 * ring;
    for (let spot = 0; spot < spots; spot += 1) {
      const turn = outwards + (spot % 2 ? 1 : -1) * Math.ceil(spot / 2) * ((2 * Math.PI) / spots);
      const place = { x: Math.round(x + Math.cos(turn) * ring * 70), y: Math.round(y + Math.sin(turn) * ring * 70) };
      if (isFree(place)) return place;
    }
  }
  return { x, y };
}

function isFree(place) {
  for (const taken of graphkit.state.places.values()) {
    if (Math.abs(taken.x - place.x) < CLEARANCE && Math.abs(taken.y - place.y) < CLEARANCE) return false;
  }
  return true;
}

// Takes out the neighbours that hang on this entity alone.
function collapse(entity) {
  const { shown } = graphkit.state;
  const near = new Set(entity.links.map((link) => graphkit.links.other(link, entity)));
  const leaves = [...near].filter((there) => shown.has(there) && there !== entity && hangsOn(there, entity));
  hide(leaves);
  graphkit.elements.say(
    leaves.length
      ? `${graphkit.text.counted(leaves.length, "neighbour")} taken out.`
      : "No neighbour hangs on this entity alone.",
  );
}

function hangsOn(there, entity) {
  const { shown } = graphkit.state;
  return there.links.every((link) => {
    const end = graphkit.links.other(link, there);
    return end === entity || !shown.has(end) || !graphkit.filters.passes(link);
  });
}

function hide(entities) {
  const { shown, places, pinned } = graphkit.state;
  for (const entity of entities) {
    shown.delete(entity);
    places.delete(entity);
    pinned.delete(entity);
  }
  if (entities.length) graphkit.state.changed("shown");
}

graphkit.expansion = { hiddenNeighbours, expand, reveal, collapse, hide };
