// Taking something away: the link, a picture, a drawing, a citation.

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    graphkit.elements.say(done);
  } catch {
    byHand(text, done);
  }
}

// Where the browser keeps the clipboard from pages.
function byHand(text, done) {
  const { element, say } = graphkit.elements;
  const area = element("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  say(copied ? done : "The browser does not let this page copy.");
}

function link() {
  graphkit.hash.write();
  copy(location.href, "Link copied: it opens this page in exactly this view.");
}

function download(blob, ending) {
  const { element } = graphkit.elements;
  const url = URL.createObjectURL(blob);
  const name =
    graphkit.text
      .folded(document.title)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "graph";
  element("a", { href: url, download: `${name}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  graphkit.elements.say(`Saved as ${name}.${ending}.`);
}

// What is on the canvas, on the page's ground instead of a transparent one, with title and source.
function png() {
  const drawn = graphkit.elements.byId("picture").querySelector("canvas");
  const ratio = drawn.width / drawn.clientWidth;
  const margin = 54 * ratio;
  const sheet = graphkit.elements.element("canvas", { width: drawn.width, height: drawn.height + margin });
  const context = sheet.getContext("2d");
  context.fillStyle = graphkit.theme.colour("ground");
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(drawn, 0, margin);
  context.fillStyle = graphkit.theme.colour("ink");
  context.font = `600 ${17 * ratio}px system-ui, sans-serif`;
  context.fillText(document.title, 16 * ratio, 24 * ratio);
  context.fillStyle = graphkit.theme.colour("quiet");
  context.font = `${12 * ratio}px system-ui, sans-serif`;
  context.fillText(graphkit.elements.byId("summary").textContent, 16 * ratio, 43 * ratio);
  sheet.toBlob((blob) => download(blob, "png"), "image/png");
}

function svg() {
  const { drawing } = graphkit.elements;
  const { entities, links } = graphkit.network.seen();
  const sheet = sheetOf(entities.map((entity) => graphkit.state.places.get(entity)));
  const { left, top, width, height } = sheet;
  const box = { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": "system-ui, sans-serif" };
  const ground = drawing("rect", { x: left, y: top, width, height, fill: graphkit.theme.colour("ground") });
  const lines = links.filter(isDrawn).flatMap((link) => [lineOf(link), arrowOf(link)]);
  const words = graphkit.labels.ofSheet(sheet).map((label) => wordsOf(label, sheet));
  const parts = [...graphkit.communities.drawn(), ...lines, ...entities.map(shapeOf), ...words];
  const made = drawing("svg", box, ground, ...parts);
  download(new Blob([new XMLSerializer().serializeToString(made)], { type: "image/svg+xml" }), "svg");
}

function sheetOf(places) {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs, 0) - 120, Math.min(...ys, 0) - 60];
  return { left, top, width: Math.max(...xs, 0) + 120 - left, height: Math.max(...ys, 0) + 60 - top };
}

function wayOf(link) {
  return graphkit.network.vis().body.edges[link.number]?.edgeType;
}

// In a bundle one line stands for all.
function isDrawn(link) {
  return Boolean(wayOf(link));
}

function lineOf(link) {
  const { drawing } = graphkit.elements;
  const way = wayOf(link);
  const points = Array.from({ length: 17 }, (_, step) => way.getPoint(step / 16));
  const dashes = graphkit.links.dashes(link);
  const look = {
    fill: "none",
    stroke: graphkit.links.colour(link),
    "stroke-width": graphkit.links.width(link),
    "stroke-opacity": 0.8,
  };
  if (dashes) look["stroke-dasharray"] = dashes.join(" ");
  return drawing("polyline", { points: listed(points), ...look });
}

function listed(points) {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
}

// A triangle whose point touches the symbol at the end; nothing where the link has no direction.
function arrowOf(link) {
  if (link.relation.symmetric) return "";
  const way = wayOf(link);
  const end = graphkit.state.places.get(link.target);
  const steps = Array.from({ length: 60 }, (_, step) => way.getPoint(1 - step / 60));
  const tip = steps.find(({ x, y }) => Math.hypot(x - end.x, y - end.y) > link.target.size + 1) || steps[0];
  const from = steps[steps.indexOf(tip) + 2] || graphkit.state.places.get(link.source);
  const turn = Math.atan2(tip.y - from.y, tip.x - from.x);
  const size = 6 + graphkit.links.width(link);
  const corner = (aside) => ({ x: tip.x - size * Math.cos(turn + aside), y: tip.y - size * Math.sin(turn + aside) });
  const points = listed([tip, corner(0.4), corner(-0.4)]);
  return graphkit.elements.drawing("polygon", { points, fill: graphkit.links.colour(link) });
}

function shapeOf(entity) {
  const { drawing, SHAPES } = graphkit.elements;
  const { x, y } = graphkit.state.places.get(entity);
  const scale = entity.size / 7;
  const fill = graphkit.theme.isDark() ? entity.type.dark : entity.type.colour;
  return drawing("path", {
    d: SHAPES[entity.type.shape] || SHAPES.dot,
    fill,
    transform: `translate(${x - 8 * scale} ${y - 8 * scale}) scale(${scale})`,
  });
}

function wordsOf({ x, y, text: words, small, bold, turn = 0, colour, dim }, { left, top }) {
  const text = graphkit.elements.drawing("text", {
    transform: `translate(${(x + left).toFixed(1)} ${(y + top).toFixed(1)}) rotate(${((turn * 180) / Math.PI).toFixed(1)})`,
    "font-size": small ? 11 : 13,
    "font-weight": bold ? 600 : 400,
    "text-anchor": "middle",
    "dominant-baseline": "central",
    "paint-order": "stroke",
    stroke: graphkit.theme.colour("ground"),
    "stroke-width": 3,
    "stroke-linejoin": "round",
    fill: colour || graphkit.theme.colour("ink"),
    opacity: dim ? 0.3 : 1,
  });
  text.textContent = words;
  return text;
}

function toggleMenu(open) {
  const { byId } = graphkit.elements;
  byId("save-menu").hidden = !open;
  byId("open-save").setAttribute("aria-expanded", String(open));
}

function start() {
  const { byId } = graphkit.elements;
  byId("copy-link").hidden = !graphkit.hash.isAddressed();
  byId("open-save").addEventListener("click", () => toggleMenu(byId("save-menu").hidden));
  const actions = { "copy-link": link, "save-png": png, "save-svg": svg, print: () => print() };
  for (const [id, action] of Object.entries(actions)) {
    byId(id).addEventListener("click", () => {
      toggleMenu(false);
      action();
    });
  }
  document.addEventListener("click", (event) => event.target.closest(".menu") || toggleMenu(false));
}

graphkit.save = { start, copy, link, png, svg, closeMenu: () => toggleMenu(false) };
