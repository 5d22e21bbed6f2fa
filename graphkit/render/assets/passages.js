// Finding sentences by their words: those that this page holds, each as proof of a link, or of what is said of an entity.

const FEWEST = 3;
const MOST = 8;
const BEFORE = 40;
let passages = null;

// What is said once, whatever copies say it too, with the claim to open for it: one that states a link before one that only
// names two together.
function gathered() {
  const { claims, facts } = graphkit.evidence();
  const known = new Map();
  for (const claim of [...claims.values(), ...facts.values()].flat()) {
    const { text } = claim.sentence;
    const folded = ` ${words(text)} `;
    const before = known.get(folded);
    if (text && (!before || weight(claim) > weight(before.claim))) known.set(folded, { claim, text, folded });
  }
  return [...known.values()];
}

function weight({ of }) {
  return of.relation ? Number(of.relation.stated) * 2 : 1;
}

// As in a name, accents and case aside; between words one blank, whatever stands there.
function words(text) {
  return graphkit.text.folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// Sentences that hold the words in this order come first, then those that hold them all, each from its beginning.
function found(text) {
  const wanted = words(text);
  if (wanted.length < FEWEST) return [];
  passages ??= gathered();
  const parts = wanted.split(" ").map((word) => ` ${word}`);
  const hits = passages.filter(({ folded }) => parts.every((part) => folded.includes(part)));
  const together = (hit) => Number(hit.folded.includes(` ${wanted}`));
  return hits.sort((a, b) => together(b) - together(a)).slice(0, MOST);
}

// What stands beside the hit in the list: its words from shortly before the first that was looked for, and the document.
function lines({ claim, text }, wanted) {
  const { element } = graphkit.elements;
  const [first] = words(wanted).split(" ");
  const at = graphkit.text.folded(text).indexOf(first);
  const start = at > BEFORE ? text.lastIndexOf(" ", at - BEFORE / 2) + 1 : 0;
  const place = claim.sentence.document;
  return element(
    "span",
    { class: "lines" },
    element("span", { class: "passage", dir: "auto" }, (start ? "… " : "") + graphkit.text.shortened(text.slice(start), 160)),
    element("small", {}, "Sentence", place ? [" · ", element("bdi", {}, place.title || place.name)] : ""),
  );
}

// Opens the card that holds the sentence, there.
function open({ claim }) {
  const { of, sentence } = claim;
  graphkit.state.select(of.relation ? { link: of } : { entity: of });
  graphkit.network.approach(of.relation ? of.source : of);
  const shown = graphkit.elements.byId("panel").querySelector(`[data-sentence="${sentence.number}"]`);
  if (!shown) return graphkit.panel.focus();
  shown.classList.add("sought");
  shown.focus({ preventScroll: true });
  shown.scrollIntoView({ block: "center" });
}

graphkit.passages = { found, lines, open };
