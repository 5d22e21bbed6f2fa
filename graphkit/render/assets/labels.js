// Labels drawn by our own hand: one size on the screen at every zoom, greatest first, none upon another.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const SIZE = 13;
const LONGEST = 30;
const SHORTER = 20;
const HUBS = 20;
const FEW = 70;
const CROWD = 80;
const THIN = 12;
const CELL = 48;
const widths = new Map();
let placed = null;

function draw(context, network, seen) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const corners = [buttons(context.canvas)];
  const view = { scale: network.getScale(), at: network.getViewPosition(), context, network, width, height, corners };
  const labels = layout(view, seen);
  const shift = moved(view);
  for (const label of labels) write(context, label, shift);
  context.restore();
}

// The labels of a whole sheet at life size, wherever one looks on the screen; places count from its corner.
function ofSheet({ left, top, width, height }) {
  const vis = graphkit.network.vis();
  const network = {
    body: vis.body,
    getScale: () => 1,
    canvasToDOM: ({ x, y }) => ({ x: x - left, y: y - top }),
  };
  const context = graphkit.elements.element("canvas").getContext("2d");
  return found({ scale: 1, network, context, width, height, corners: [] }, graphkit.network.seen());
}

// While the view is only pushed sideways the labels keep their places.
function layout(view, seen) {
  const far = placed && (Math.abs(moved(view).x) > 200 || Math.abs(moved(view).y) > 200);
  if (!placed || placed.seen !== seen || placed.scale !== view.scale || far) {
    placed = { seen, scale: view.scale, at: view.at, labels: found(view, seen) };
  }
  return placed.labels;
}

function moved({ at, scale }) {
  if (!placed) return { x: 0, y: 0 };
  return { x: (placed.at.x - at.x) * scale, y: (placed.at.y - at.y) * scale };
}

function found(view, seen) {
  const { width, height } = view;
  const sheet = { width, height, context: view.context, symbols: grid(), labels: grid(), hub: hubSize(seen.entities) };
  const spots = seen.entities
    .map((entity) => spot(entity, view))
    .filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
  for (const box of [...view.corners, ...graphkit.communities.badges(view.network)]) sheet.labels.add(box);
  for (const each of spots) sheet.symbols.add(around(each, 1.3 * each.radius, 1.3 * each.radius, each.entity.size));
  const names = (wanted) =>
    inOrder(spots.filter(wanted))
      .map((each) => named(each, sheet))
      .filter(Boolean);
  const clear = () => names(({ entity }) => !isDim(entity));
  const lines = () => relations(view, seen, sheet);
  // Where the money is followed the sums come first.
  const first = graphkit.state.lens === "money" ? [...lines(), ...clear()] : [...clear(), ...lines()];
  return [...first, ...names(({ entity }) => isDim(entity))];
}

// No name under the buttons in the corner.
function buttons(canvas) {
  const zoom = graphkit.elements.byId("zoom").getBoundingClientRect();
  const ground = canvas.getBoundingClientRect();
  const [left, right] = [zoom.left - ground.left - 4, zoom.right - ground.left];
  return { left, right, top: zoom.top - ground.top - 4, bottom: zoom.bottom - ground.top + 4, weight: 1 };
}

// The size from which an entity is one of the twenty greatest.
function hubSize(entities) {
  const sizes = entities.map(({ size }) => size).sort((a, b) => b - a);
  return sizes[Math.min(HUBS, sizes.length) - 1] || 0;
}

function spot(entity, { network, scale }) {
  const { x, y } = network.canvasToDOM(graphkit.state.places.get(entity));
  return { entity, x, y, radius: entity.size * scale, rank: rank(entity) };
}

function rank(entity) {
  const { selected, path } = graphkit.state;
  if (entity === selected.entity || entity === selected.link?.source || entity === selected.link?.target) return 3;
  if (path?.steps?.some(({ link }) => link.source === entity || link.target === entity)) return 2;
  const seen = (link) => graphkit.links.other(link, selected.entity) === entity && graphkit.filters.passes(link);
  const near = selected.entity?.links.some(seen);
  return near ? 1 : 0;
}

function inOrder(spots) {
  return spots.sort((a, b) => b.rank - a.rank || b.entity.size - a.entity.size || a.entity.number - b.entity.number);
}

function named(each, sheet) {
  const { entity, rank: importance } = each;
  const hub = entity.size >= sheet.hub && sheet.hub > 0;
  const crowded = sheet.symbols.count() > CROWD;
  const bold = importance > 1 || (hub && crowded && !isDim(entity));
  const text = graphkit.text.shortened(entity.name, crowded && !importance ? SHORTER : LONGEST) + funds(entity);
  const width = measured(text, bold, sheet.context);
  const boxes = spotsBeside(each, width).map((at) => around(at, width + 3, SIZE));
  const free =
    boxes.find((box) => isFree(box, each, sheet, false)) ||
    (hub || importance ? boxes.find((box) => isFree(box, each, sheet, true)) : null) ||
    (importance > 1 ? boxes[0] : null);
  if (!free) return null;
  sheet.labels.add(free);
  return {
    number: entity.number,
    x: (free.left + free.right) / 2,
    y: (free.top + free.bottom) / 2,
    text,
    bold,
    dim: isDim(entity),
  };
}

// Where the money is followed, what somebody is said to have.
function funds({ funds: held }) {
  return held && graphkit.state.lens === "money" ? ` · has ${graphkit.text.money(...held, true)}` : "";
}

// Below, beside, above, the corners, then below and above again, moved to one side.
function spotsBeside({ x, y, radius }, width) {
  const down = radius + 4 + SIZE / 2;
  const aside = radius + 5 + width / 2;
  const over = 0.7 * radius + 3 + width / 2;
  const low = 0.7 * radius + 3 + SIZE / 2;
  const third = width / 3;
  const ways = [
    [0, down],
    [aside, 0],
    [-aside, 0],
    [0, -down],
    [over, low],
    [-over, low],
    [over, -low],
    [-over, -low],
    [third, down],
    [-third, down],
    [third, -down],
    [-third, -down],
    [third, down + 9],
    [-third, down + 9],
  ];
  return ways.map(([dx, dy]) => ({ x: x + dx, y: y + dy }));
}

// A label never covers another; that of a hub may cover a lesser symbol where there is no other room.
function isFree(box, { entity }, sheet, covering) {
  const inside = box.left >= 2 && box.top >= 2 && box.right <= sheet.width - 2 && box.bottom <= sheet.height - 2;
  const least = covering ? entity.size * 0.8 : 0;
  return inside && sheet.labels.isFree(box) && sheet.symbols.isFree(box, least);
}

function isDim(entity) {
  const { selected, path } = graphkit.state;
  return Boolean(selected.entity || selected.link || path?.steps?.length) && rank(entity) === 0;
}

function around({ x, y }, width, height, weight = 1) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, weight };
}

function font(bold, size = SIZE) {
  return `${bold ? "600 " : ""}${size}px ${FONT}`;
}

function measured(text, bold, context) {
  const key = (bold ? "b" : "n") + text;
  if (!widths.has(key)) {
    context.font = font(bold);
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// What a line means, written along it where there is room: among few lines, from nearby, or for what is selected.
function relations({ network, scale }, { links }, sheet) {
  const { selected, path } = graphkit.state;
  const chosen = selected.entity || selected.link || path?.steps?.length;
  if (!chosen && !graphkit.state.lens && links.length > FEW && scale < 1.1) return [];
  const wanted = links.filter((link) => link.relation.stated && graphkit.items.isLit(link));
  return wanted
    .slice(0, 400)
    .map((link) => along(link, network, sheet))
    .filter(Boolean)
    .slice(0, 150);
}

function along(link, network, sheet) {
  const { places, lens } = graphkit.state;
  const [from, to] = [link.source, link.target].map((entity) => network.canvasToDOM(places.get(entity)));
  const text = graphkit.links.label(link);
  const width = measured(text, false, sheet.context) * 0.85 + 6;
  const room =
    Math.hypot(to.x - from.x, to.y - from.y) - (link.source.size + link.target.size) * network.getScale() - 12;
  if (room < width) return lens === "money" && link.amount ? beside(link, text, width, network, sheet) : null;
  const turn = upright(from, to);
  for (const share of room > 1.8 * width ? [0.5, 0.36, 0.64] : [0.5]) {
    const at = pointOn(link, share, network, from, to);
    const boxes = slanted(at, width, turn);
    if (boxes.every((box) => sheet.labels.isFree(box) && sheet.symbols.isFree(box))) {
      boxes.forEach(sheet.labels.add);
      const colour = lens === "money" ? graphkit.theme.colour("ink") : graphkit.links.colour(link);
      return { ...at, text, small: true, turn, colour };
    }
  }
  return null;
}

// A sum whose line is too short for it stands next to the line.
function beside(link, text, width, network, sheet) {
  const [from, to] = [link.source, link.target].map((entity) => network.canvasToDOM(graphkit.state.places.get(entity)));
  const middle = pointOn(link, 0.5, network, from, to);
  const spots = [width / 2 + 8, -width / 2 - 8].map((aside) => ({ x: middle.x + aside, y: middle.y }));
  const free = spots.find((at) => {
    const box = around(at, width, SIZE);
    return sheet.labels.isFree(box) && sheet.symbols.isFree(box);
  });
  if (!free) return null;
  sheet.labels.add(around(free, width, SIZE));
  return { ...free, text, small: true, turn: 0, colour: graphkit.theme.colour("ink") };
}

function pointOn(link, share, network, from, to) {
  const bent = network.body.edges[link.number]?.edgeType;
  if (bent?.getViaNode) return network.canvasToDOM(bent.getPoint(share));
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

// A slanting label as a row of small squares: one rectangle around it would claim far more room.
function slanted({ x, y }, width, turn) {
  const steps = Math.max(1, Math.round(width / THIN));
  return Array.from({ length: steps }, (_, number) => {
    const along = (number + 0.5 - steps / 2) * (width / steps);
    return around({ x: x + Math.cos(turn) * along, y: y + Math.sin(turn) * along }, THIN, THIN);
  });
}

function upright(from, to) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  return Math.abs(turn) > Math.PI / 2 ? turn + Math.PI : turn;
}

function write(context, label, shift) {
  context.save();
  context.translate(label.x + shift.x, label.y + shift.y);
  if (label.turn) context.rotate(label.turn);
  context.font = font(label.bold, label.small ? 11 : SIZE);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = label.small ? 4 : 3.5;
  context.globalAlpha = label.dim ? 0.3 : 1;
  context.strokeStyle = graphkit.theme.colour("ground");
  context.strokeText(label.text, 0, 0);
  context.fillStyle = label.colour || graphkit.theme.colour("ink");
  context.fillText(label.text, 0, 0);
  context.restore();
}

// Rectangles by the cells they touch, so that a collision is found among neighbours only.
function grid() {
  const cells = new Map();
  let members = 0;
  return {
    count: () => members,
    isFree: (box, least = 0) =>
      !touched(box).some((key) => cells.get(key)?.some((other) => other.weight >= least && meets(box, other))),
    add: (box) => {
      members += 1;
      for (const key of touched(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
  };
}

function touched({ left, right, top, bottom }) {
  const keys = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) keys.push(column * 10007 + row);
  }
  return keys;
}

function meets(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

graphkit.labels = { draw, ofSheet, forget: () => (placed = null), placed: () => placed?.labels || [] };
