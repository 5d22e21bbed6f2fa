// Labels drawn by our own hand: one size on the screen at every zoom, greatest first, none upon another.

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const SIZE = 13;
const LONGEST = 30;
const CELL = 48;
const widths = new Map();
let placed = null;

function draw(context, network, seen) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const view = { scale: network.getScale(), at: network.getViewPosition(), context, network };
  const labels = layout(view, seen);
  const shift = moved(view);
  for (const label of labels) write(context, label, shift);
  context.restore();
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
  const { clientWidth: width, clientHeight: height } = view.context.canvas;
  const spots = seen.entities.map((entity) => spot(entity, view)).filter(({ x, y }) => x > -200 && y > -200 && x < width + 200 && y < height + 200);
  const taken = grid();
  for (const { x, y, radius } of spots) taken.add({ left: x - radius * 0.8, top: y - radius * 0.8, right: x + radius * 0.8, bottom: y + radius * 0.8 });
  const labels = [];
  for (const each of inOrder(spots)) {
    const label = named(each, view.context, taken);
    if (label) labels.push(label);
  }
  return labels.concat(relations(view, seen, taken));
}

function spot(entity, { network, scale }) {
  const { x, y } = network.canvasToDOM(graphkit.state.places.get(entity));
  return { entity, x, y, radius: entity.size * scale, rank: rank(entity) };
}

function rank(entity) {
  const { selected, path } = graphkit.state;
  if (entity === selected.entity || entity === selected.link?.source || entity === selected.link?.target) return 3;
  if (path?.steps?.some(({ link }) => link.source === entity || link.target === entity)) return 2;
  const near = selected.entity?.links.some((link) => graphkit.links.other(link, selected.entity) === entity);
  return near ? 1 : 0;
}

function inOrder(spots) {
  return spots.sort((a, b) => b.rank - a.rank || b.entity.size - a.entity.size || a.entity.number - b.entity.number);
}

function named({ entity, x, y, radius, rank: importance }, context, taken) {
  const bold = importance > 1 || entity.size >= 16;
  const text = graphkit.text.shortened(entity.name, LONGEST);
  const width = measured(text, bold, context);
  const boxes = [
    { x, y: y + radius + 4 + SIZE / 2 },
    { x: x + radius + 5 + width / 2, y },
    { x: x - radius - 5 - width / 2, y },
    { x, y: y - radius - 4 - SIZE / 2 },
  ];
  const free = boxes.find((box) => taken.isFree(around(box, width)));
  const chosen = free || (importance > 1 ? boxes[0] : null);
  if (!chosen) return null;
  taken.add(around(chosen, width));
  return { ...chosen, text, bold, dim: isDim(entity) };
}

function isDim(entity) {
  const { selected } = graphkit.state;
  return Boolean(selected.entity || selected.link) && rank(entity) === 0;
}

function around({ x, y }, width) {
  return { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - SIZE / 2 - 2, bottom: y + SIZE / 2 + 2 };
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

// What a line means, written along it where there is room.
function relations({ network, scale, context }, { links }, taken) {
  if (scale < 0.55) return [];
  const labels = [];
  for (const link of links) {
    if (labels.length >= 120) break;
    const label = link.relation.stated || graphkit.network.isLit(link) ? along(link, network, context, taken) : null;
    if (label) labels.push(label);
  }
  return labels;
}

function along(link, network, context, taken) {
  const { places, selected } = graphkit.state;
  if (!graphkit.network.isLit(link)) return null;
  const from = network.canvasToDOM(places.get(link.source));
  const to = network.canvasToDOM(places.get(link.target));
  const text = graphkit.links.label(link);
  const width = measured(text, false, context) * 0.85;
  const room = Math.hypot(to.x - from.x, to.y - from.y) - (link.source.size + link.target.size) * network.getScale() - 16;
  const middle = middleOf(link, network, from, to);
  const box = tilted(middle, width, from, to);
  const wanted = selected.entity || selected.link;
  if (room < width || !(taken.isFree(box) || (wanted && room > width))) return null;
  taken.add(box);
  return { ...middle, text, small: true, turn: upright(from, to), colour: graphkit.links.colour(link) };
}

function middleOf(link, network, from, to) {
  const edge = network.body.edges[link.number];
  const bent = edge?.edgeType?.getPoint ? edge.edgeType.getPoint(0.5) : null;
  return bent ? network.canvasToDOM(bent) : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

function tilted({ x, y }, width, from, to) {
  const turn = upright(from, to);
  const across = (Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * 14) / 2;
  const down = (Math.abs(Math.sin(turn)) * width + Math.abs(Math.cos(turn)) * 14) / 2;
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
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
  const touched = (box) => {
    const keys = [];
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
      for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) keys.push(column * 10007 + row);
    }
    return keys;
  };
  const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return {
    isFree: (box) => !touched(box).some((key) => cells.get(key)?.some((other) => meets(box, other))),
    add: (box) => {
      for (const key of touched(box)) {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      }
    },
  };
}

graphkit.labels = { draw, forget: () => (placed = null), placed: () => placed?.labels || [] };
