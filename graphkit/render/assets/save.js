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
  const places = entities.map((entity) => graphkit.state.places.get(entity));
  const left = Math.min(...places.map(({ x }) => x)) - 120;
  const top = Math.min(...places.map(({ y }) => y)) - 60;
  const width = Math.max(...places.map(({ x }) => x)) + 120 - left;
  const height = Math.max(...places.map(({ y }) => y)) + 60 - top;
  const box = { viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": "system-ui, sans-serif" };
  const ground = drawing("rect", { x: left, y: top, width, height, fill: graphkit.theme.colour("ground") });
  const sheet = drawing("svg", box, ground, ...graphkit.communities.drawn(), ...links.map(lineOf), ...entities.map(shapeOf), ...entities.map(nameOf));
  download(new Blob([new XMLSerializer().serializeToString(sheet)], { type: "image/svg+xml" }), "svg");
}

function lineOf(link) {
  const { drawing } = graphkit.elements;
  const from = graphkit.state.places.get(link.source);
  const to = graphkit.state.places.get(link.target);
  const dashes = graphkit.links.dashes(link);
  const look = {
    stroke: graphkit.links.colour(link),
    "stroke-width": graphkit.links.width(link),
    "stroke-opacity": 0.8,
  };
  if (dashes) look["stroke-dasharray"] = dashes.join(" ");
  return drawing("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...look });
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

function nameOf(entity) {
  const { drawing } = graphkit.elements;
  const { x, y } = graphkit.state.places.get(entity);
  const text = drawing("text", {
    x,
    y: y + entity.size + 13,
    "font-size": 12,
    "text-anchor": "middle",
    fill: graphkit.theme.colour("ink"),
  });
  text.textContent = graphkit.text.shortened(entity.name, 40);
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
