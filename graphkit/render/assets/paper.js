// Paper is white, and takes the picture as an image: a canvas would be laid out anew and lose its view.

const MARGIN = 90;

function toPaper() {
  graphkit.theme.force("light");
  const drawn = graphkit.elements.byId("picture").querySelector("canvas");
  if (graphkit.state.table || !drawn.width) return;
  const image = { id: "paper", alt: "The network", src: cropped(drawn).toDataURL() };
  graphkit.elements.byId("picture").after(graphkit.elements.element("img", image));
}

function toScreen() {
  graphkit.theme.force(null);
  graphkit.elements.byId("paper")?.remove();
}

// The part of the canvas where something is drawn, at the canvas's own resolution.
function cropped(drawn) {
  const ratio = drawn.width / drawn.clientWidth;
  const { left, top, right, bottom } = bounds(drawn);
  const [width, height] = [Math.max(right - left, 1) * ratio, Math.max(bottom - top, 1) * ratio];
  const sheet = graphkit.elements.element("canvas", { width, height });
  sheet.getContext("2d").drawImage(drawn, left * ratio, top * ratio, width, height, 0, 0, width, height);
  return sheet;
}

function bounds({ clientWidth, clientHeight }) {
  const vis = graphkit.network.vis();
  const spots = graphkit.network.seen().entities.map((entity) => vis.canvasToDOM(graphkit.state.places.get(entity)));
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  return {
    left: Math.max(Math.min(...xs) - MARGIN, 0),
    top: Math.max(Math.min(...ys) - MARGIN / 2, 0),
    right: Math.min(Math.max(...xs) + MARGIN, clientWidth),
    bottom: Math.min(Math.max(...ys) + MARGIN / 2, clientHeight),
  };
}

function start() {
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
}

graphkit.paper = { start };
