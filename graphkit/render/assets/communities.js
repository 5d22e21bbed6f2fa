// Who belongs together, shaded behind the picture: an even tint around the members of a community and the ways between them.

const REACH = 28;
const WAY = 14;
const FAR = 230;
const BADGE = 9;
let shapes = null;

// Entities stand in order of connection: the first members name the community.
function groups() {
  const found = new Map();
  for (const entity of graphkit.network.seen().entities) {
    if (entity.community < 0) continue;
    if (!found.has(entity.community)) found.set(entity.community, []);
    found.get(entity.community).push(entity);
  }
  return [...found].sort(([a], [b]) => a - b).map(([number, members]) => ({ number, members: inOrder(members) }));
}

function inOrder(members) {
  return members.sort((a, b) => a.number - b.number);
}

function exist() {
  return graphkit.data.placed.some(({ community }) => community >= 0);
}

function words({ members }) {
  const [first, second] = members.map(({ name }) => graphkit.text.shortened(name, 26));
  return second ? `${first}, ${second}` : first;
}

function colour(number) {
  return graphkit.theme.colour(`group-${number + 1}`);
}

function outlines() {
  shapes ??= groups().map((group) => {
    const spots = group.members.map((entity) => ({ ...graphkit.state.places.get(entity), size: entity.size }));
    return { number: group.number, path: outline(spots), top: spots.reduce((a, b) => (b.y - b.size < a.y - a.size ? b : a)) };
  });
  return shapes;
}

// Discs and bars that all turn the same way: filled at once they are one even shape.
function outline(spots) {
  return [...spots.map(disc), ...tree(spots).map(([a, b]) => bar(a, b))].join("");
}

function disc({ x, y, size }) {
  const r = Math.round(size + REACH);
  return `M${x - r} ${y}a${r} ${r} 0 0 1 ${2 * r} 0a${r} ${r} 0 0 1 ${-2 * r} 0z`;
}

function bar(a, b) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [(WAY * (b.y - a.y)) / length, (-WAY * (b.x - a.x)) / length];
  const corners = [
    [a.x + nx, a.y + ny],
    [b.x + nx, b.y + ny],
    [b.x - nx, b.y - ny],
    [a.x - nx, a.y - ny],
  ];
  return `M${corners.map((corner) => corner.map((number) => Math.round(number)).join(" ")).join("L")}z`;
}

// The shortest ways that join all, long ones left out: a member far away has a spot of its own.
function tree(spots) {
  const [first, ...rest] = spots;
  const nearest = new Map(rest.map((spot) => [spot, first]));
  const ways = [];
  while (nearest.size) {
    const [spot, from] = [...nearest].reduce((a, b) => (distance(...b) < distance(...a) ? b : a));
    nearest.delete(spot);
    if (distance(spot, from) < FAR) ways.push([spot, from]);
    for (const [other, near] of nearest) if (distance(other, spot) < distance(other, near)) nearest.set(other, spot);
  }
  return ways;
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

// Under everything, in the coordinates of the network.
function shade(context) {
  if (!graphkit.state.communities) return;
  context.save();
  context.globalAlpha = strength();
  for (const { number, path } of outlines()) {
    context.fillStyle = colour(number);
    context.fill(new Path2D(path));
  }
  context.restore();
}

function strength() {
  return graphkit.theme.isDark() ? 0.24 : 0.17;
}

// The number of each community above its highest member, so that no one depends on the tint.
function number(context, network) {
  if (!graphkit.state.communities) return;
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const shape of outlines()) badge(context, shape, network);
  context.restore();
}

function badgePlace({ top }, network) {
  return network.canvasToDOM({ x: top.x, y: top.y - top.size - REACH });
}

// What the numbers cover, so that no name is written there.
function badges(network) {
  if (!graphkit.state.communities) return [];
  return outlines()
    .map((shape) => badgePlace(shape, network))
    .map(({ x, y }) => ({ left: x - BADGE, right: x + BADGE, top: y - BADGE, bottom: y + BADGE, weight: 1 }));
}

function badge(context, shape, network) {
  const { number } = shape;
  const { x, y } = badgePlace(shape, network);
  context.fillStyle = colour(number);
  context.beginPath();
  context.arc(x, y, BADGE, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = graphkit.theme.colour("ground");
  context.font = "700 12px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(String(number + 1), x, y + 0.5);
}

function drawn() {
  if (!graphkit.state.communities) return [];
  return outlines().map(({ number, path }) =>
    graphkit.elements.drawing("path", { d: path, fill: colour(number), "fill-opacity": strength() }),
  );
}

function approach({ members }) {
  graphkit.network.frame(
    members.map((entity) => graphkit.state.places.get(entity)),
    graphkit.network.motion(),
  );
}

function toggle() {
  const { state, elements } = graphkit;
  if (!exist()) return elements.say("There are no communities in this picture.");
  graphkit.labels.forget();
  state.change("view", { communities: !state.communities });
  graphkit.network.vis().redraw();
  elements.say(state.communities ? `${groups().length} communities are shaded.` : "Communities are no longer shaded.");
}

function forget() {
  shapes = null;
}

function start() {
  graphkit.state.on(["filters", "shown", "places", "selection"], forget);
  graphkit.network.vis().on("beforeDrawing", shade);
}

graphkit.communities = { start, groups, words, exist, approach, number, badges, drawn, toggle, forget };
