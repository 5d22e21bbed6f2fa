// How a link looks and reads: colour by family, width by stories, dashes where nothing was plainly stated.

const ASSERTED = 0,
  ATTRIBUTED = 1,
  NEGATED = 2,
  PLANNED = 3;

function standing(link) {
  if (!link.relation.stated) return "named together";
  if (link.statuses[ASSERTED]) return "asserted";
  if (link.statuses[ATTRIBUTED]) return "attributed";
  return link.statuses[NEGATED] >= link.statuses[PLANNED] ? "negated" : "planned";
}

function dashes(link) {
  const known = { negated: [7, 5], planned: [2, 4], "named together": [1, 5] };
  return known[standing(link)] || false;
}

function width(link) {
  if (!link.relation.stated) return 1;
  if (graphkit.state.lens === "money")
    return link.amount ? 1.6 + 7.4 * Math.sqrt(link.amount / largest()) : 1.2;
  return Math.min(1.4 + 1.3 * Math.log2(Math.max(link.stories, 1)), 7);
}

let most = 0;

function largest() {
  most ||= graphkit.data.links.reduce((top, { amount }) => Math.max(top, amount), 1);
  return most;
}

function colour(link) {
  const { families } = graphkit.data;
  const family = link.relation.family || families[families.length - 1];
  return graphkit.theme.isDark() ? family.dark : family.colour;
}

// Words between two names, read from the entity `from`; a denied or planned link never reads like a fact.
function words(link, from = link.source) {
  const plain = from === link.source ? link.relation.phrase : link.relation.inverse;
  return qualified(plain, standing(link));
}

function qualified(plain, status) {
  if (status === "negated") return `${plain} (denied)`;
  if (status === "planned") return `${plain} (planned)`;
  return plain;
}

function label(link) {
  const status = standing(link);
  const prefix = { negated: "denied: ", planned: "planned: " }[status] || "";
  const sum =
    link.amount && link.relation.family?.id === "money"
      ? ` ${graphkit.text.money(link.amount, link.currency, true)}`
      : "";
  return prefix + (sum && graphkit.state.lens === "money" ? sum.trim() : link.relation.label + sum);
}

function other(link, entity) {
  return link.source === entity ? link.target : link.source;
}

function links(link) {
  return link.relation.stated && link.statuses[ASSERTED] + link.statuses[ATTRIBUTED] > 0;
}

graphkit.links = { standing, dashes, width, colour, words, qualified, label, other, links };
