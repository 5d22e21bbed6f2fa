// Pieces of page, made without ever reading text as markup.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  dot: "M8 2a6 6 0 1 0 .001 0z",
  diamond: "M8 1l7 7-7 7-7-7z",
  square: "M2.5 2.5h11v11h-11z",
  triangle: "M8 1.8l7 12.2H1z",
  hexagon: "M4.3 1.6h7.4L15.4 8l-3.7 6.4H4.3L.6 8z",
  star: "M8 .8l2.2 4.8 5.2.6-3.9 3.5 1.1 5.2L8 12.3l-4.6 2.6 1.1-5.2L.6 6.2l5.2-.6z",
};

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function setAttribute(node, name, value) {
  if (typeof value === "function") node.addEventListener(name, value);
  else if (value === true) node.setAttribute(name, "");
  else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
}

function drawing(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function button(label, action, attributes = {}) {
  return element("button", { type: "button", click: action, ...attributes }, label);
}

function symbol(type) {
  const path = drawing("path", { d: SHAPES[type.shape] || SHAPES.dot, fill: "currentColor" });
  return drawing("svg", { class: `symbol type-${type.id}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, path);
}

function line(relation, dashed = false) {
  const stroke = { x1: 1, y1: 5, x2: 23, y2: 5, stroke: "currentColor", "stroke-width": 2.4 };
  if (dashed) stroke["stroke-dasharray"] = "4 3";
  const family = relation.family ? relation.family.id : relation.id;
  return drawing(
    "svg",
    { class: `line family-${family}`, viewBox: "0 0 24 10", "aria-hidden": "true" },
    drawing("line", stroke),
  );
}

function name(entity) {
  return element("bdi", { class: "name" }, entity.name);
}

function chip(entity) {
  const open = () => graphkit.state.select({ entity });
  return button([symbol(entity.type), name(entity)], open, {
    class: "chip",
    title: graphkit.text.shortened(entity.name, 200),
  });
}

function byId(id) {
  return document.getElementById(id);
}

function say(words) {
  byId("said").textContent = words;
}

graphkit.elements = { element, drawing, button, symbol, line, name, chip, byId, say, SHAPES };
