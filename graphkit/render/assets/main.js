// Puts the page together.

const PARTS = "theme lens time network communities paper search legend panel path table save keyboard hash".split(" ");

function summary() {
  const { about } = graphkit.data;
  const { counted, day } = graphkit.text;
  const dates = about.first ? [[...new Set([day(about.first), day(about.last)])].join(" – ")] : [];
  const stories =
    about.stories === about.documents ? [] : [counted(about.stories, "independent story", "independent stories")];
  const parts = [
    counted(about.documents, "document"),
    ...stories,
    counted(about.entities, "entity", "entities"),
    counted(about.links, "stated link"),
    ...dates,
  ];
  return parts.join(" · ");
}

function notices() {
  const { about, entities, placed } = graphkit.data;
  const shown =
    entities.length > placed.length
      ? `Drawn are ${placed.length} of ${graphkit.text.count(entities.length)} entities, the most connected and their neighbours; search, expand and path reach the rest.`
      : "";
  return [about.excerpt, shown, privacy(about)].filter(Boolean).join(" ");
}

function privacy({ documents, redacted }) {
  if (!documents) return "";
  return redacted
    ? "Sentences were left out of this page; names and links remain."
    : "This file holds sentences from your documents. Treat it as you treat them.";
}

function start() {
  const { byId } = graphkit.elements;
  document.body.classList.toggle("nothing", !graphkit.data.entities.length);
  document.body.classList.toggle("picture", new URLSearchParams(location.hash.slice(1)).has("picture"));
  graphkit.state.theme = graphkit.data.about.theme;
  graphkit.theme.apply();
  byId("summary").textContent = summary();
  byId("notice").textContent = notices();
  graphkit.state.start();
  for (const part of PARTS) graphkit[part].start();
  open();
  requestAnimationFrame(() => requestAnimationFrame(ready));
}

// A page around one entity opens with its card, unless the address asks for something else.
function open() {
  const entity = graphkit.data.byId.get(graphkit.data.about.around);
  if (entity && location.hash.length < 2) graphkit.state.select({ entity });
}

// Told to tests and measurements: the first picture is drawn.
function ready() {
  document.documentElement.dataset.ready = "yes";
}

start();
