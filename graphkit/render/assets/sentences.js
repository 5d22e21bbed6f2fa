// A sentence as proof: who is meant marked in it, where it stands, who says so, how to cite it.

const PARTS = ["cue", "subject", "object"];

function quote(claim) {
  const { element, button } = graphkit.elements;
  const { sentence } = claim;
  const body = sentence.text
    ? element("blockquote", { dir: "auto" }, ...marked(claim))
    : element("p", { class: "redacted" }, "The sentence was left out of this page.");
  const copy = button("Copy citation", () => graphkit.save.copy(citation(sentence), "Citation copied."), {
    class: "quiet",
  });
  return element(
    "li",
    { class: `claim ${claim.status}`, tabindex: "-1", "data-sentence": sentence.number },
    verdict(claim),
    body,
    element("div", { class: "source" }, source(sentence), copy),
    trace(claim),
  );
}

// Which rule made the claim, and the name by which the shell explains it.
function trace({ id, rule }) {
  const { element } = graphkit.elements;
  if (!rule && !id) return "";
  const about = graphkit.evidence().rules.get(rule);
  return element(
    "details",
    { class: "trace" },
    element("summary", {}, "How it was found"),
    element("p", {}, element("code", {}, rule), about ? ` ${about}` : ""),
    id ? element("p", {}, "More in the shell: ", element("code", {}, `graphkit explain ${id}`)) : "",
  );
}

function verdict(claim) {
  const { element } = graphkit.elements;
  const facts = [
    said(claim),
    amount(claim),
    graphkit.text.period(claim),
    claim.role,
    claim.tense === "former" ? "former" : "",
    claim.purpose,
  ].filter(Boolean);
  const more = facts.map((fact) => element("span", { class: "fact" }, element("bdi", {}, fact)));
  const doubt = claim.doubtful ? element("span", { class: "fact" }, "read with little certainty") : "";
  return element(
    "p",
    { class: "verdict" },
    element("span", { class: `badge ${claim.status}` }, ...statusWords(claim)),
    ...more,
    doubt,
  );
}

// What is said of an entity alone, where no second one is named.
function said(claim) {
  return claim.phrase ? [claim.phrase, claim.object_text].filter(Boolean).join(" ") : "";
}

function statusWords(claim) {
  const { element, name } = graphkit.elements;
  const who =
    typeof claim.speaker === "string" ? element("bdi", {}, claim.speaker) : claim.speaker && name(claim.speaker);
  const { label } = graphkit.text.STATUS_WORDS[claim.status];
  if (claim.rule === "same-sentence") return ["Named in one sentence"];
  if (claim.status === "attributed") return who ? ["According to ", who] : ["Attributed to somebody"];
  return who ? [label, ", according to ", who] : [label];
}

function amount(claim) {
  if (claim.amount === undefined) return claim.amount_text || "";
  const range = [claim.amount, claim.amount_high].filter((value) => value !== undefined);
  const number = range.map((value) => graphkit.text.money(value, claim.currency)).join(" to ");
  return claim.approximate ? `about ${number}` : number;
}

// The quote in pieces, the marked ones named for screen readers too. Marks may overlap: the cue gives way.
function marked({ sentence, marks }) {
  const spans = PARTS.map((part, at) => ({ part, start: marks[2 * at], end: marks[2 * at + 1] })).filter(
    ({ start, end }) => end > start,
  );
  const pieces = [];
  let at = 0;
  for (const span of apart(spans)) {
    pieces.push(sentence.text.slice(at, span.start), piece(sentence.text.slice(span.start, span.end), span.part));
    at = span.end;
  }
  return [...pieces, sentence.text.slice(at)];
}

function apart(spans) {
  const kept = [];
  for (const span of [...spans].reverse()) {
    if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function piece(words, part) {
  return graphkit.elements.element("mark", { class: part }, words);
}

function source({ document: place }) {
  const { element } = graphkit.elements;
  if (!place) return element("span", {}, "Document unknown");
  const title = element("cite", { dir: "auto" }, place.title || place.name);
  const details = [
    place.author,
    place.published && graphkit.text.day(place.published),
    place.title ? place.name : "",
  ].filter(Boolean);
  return element("span", { class: "document" }, title, element("small", {}, element("bdi", {}, details.join(" · "))));
}

function citation({ text, document: place, start, end }) {
  const where = place
    ? [
        place.author,
        place.title && `“${place.title}”`,
        place.published && graphkit.text.day(place.published),
        place.name,
      ]
    : [];
  const words = text ? `“${text}” ` : "";
  return `${words}(${[...where.filter(Boolean), `characters ${start}–${end}`].join(", ")})`;
}

// Claims by independent story, so that copies stand together.
function byStory(claims) {
  const stories = new Map();
  for (const claim of claims) {
    const story = claim.sentence.document ? claim.sentence.document.story : -1;
    if (!stories.has(story)) stories.set(story, []);
    stories.get(story).push(claim);
  }
  return [...stories.values()];
}

function list(claims) {
  const { element } = graphkit.elements;
  const stories = byStory(claims);
  const single = stories.length === 1 && claims.length === 1;
  const groups = stories.map((group, number) =>
    element(
      "section",
      { class: "story" },
      single ? "" : storyTitle(group, number),
      element("ol", { class: "claims" }, ...group.map(quote)),
    ),
  );
  return groups;
}

function storyTitle(group, number) {
  const documents = new Set(group.map(({ sentence }) => sentence.document)).size;
  const copies = documents > 1 ? ` · ${documents} copies, counted once` : "";
  return graphkit.elements.element("h4", {}, `Story ${number + 1}${copies}`);
}

graphkit.sentences = { list, quote, citation, amount };
