// Light and dark: what the reader asked for, else what the system prefers.

const WANTED = matchMedia("(prefers-color-scheme: dark)");
const read = new Map();
let forced = null;

function isDark() {
  const { theme } = graphkit.state;
  if (forced) return forced === "dark";
  return theme === "auto" ? WANTED.matches : theme === "dark";
}

function colour(name) {
  if (!read.has(name)) read.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return read.get(name);
}

function apply() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  graphkit.elements.byId("toggle-theme").textContent = isDark() ? "Light" : "Dark";
  read.clear();
}

function change(theme) {
  graphkit.state.theme = theme;
  repaint();
}

function repaint() {
  apply();
  graphkit.state.changed("theme");
}

function toggle() {
  change(isDark() ? "light" : "dark");
}

// A theme for a while, whatever the reader chose: null ends it.
function force(theme) {
  forced = theme;
  repaint();
}

function start() {
  graphkit.elements.byId("toggle-theme").addEventListener("click", toggle);
  WANTED.addEventListener("change", repaint);
}

graphkit.theme = { isDark, colour, apply, force, toggle, start };
