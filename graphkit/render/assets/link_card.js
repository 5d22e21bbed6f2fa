// The card of a link: what is said, how surely, how much, and every sentence that says it.

function linkCard(link) {
  const { element } = graphkit.elements;
  const claims = graphkit.evidence().claims.get(link);
  return element(
    "article",
    { class: "card" },
    ...linkHeading(link),
    summary(link, claims),
    disagreement(claims),
    siblings(link),
    graphkit.entityCard.block("Sentences", ...graphkit.sentences.list(claims)),
  );
}

function linkHeading(link) {
  const { element, chip, line } = graphkit.elements;
  const broken = Boolean(graphkit.links.dashes(link));
  const sentence = `${link.source.name} ${graphkit.links.words(link)} ${link.target.name}`;
  return [
    element(
      "p",
      { class: "kind" },
      line(link.relation, broken),
      link.relation.family ? link.relation.family.label : "",
    ),
    element(
      "h2",
      { id: "panel-title", tabindex: "-1", class: "statement", "aria-label": sentence },
      chip(link.source),
      element("span", { class: "verb" }, graphkit.links.words(link)),
      chip(link.target),
    ),
  ];
}

function summary(link, claims) {
  const { element } = graphkit.elements;
  const { STATUS_WORDS, counted } = graphkit.text;
  const told = (status) => claims.filter((claim) => claim.status === status).length;
  const statuses = graphkit.data.about.statuses
    .filter(told)
    .map((status) => `${STATUS_WORDS[status].label.toLowerCase()} ${told(status)} ×`);
  const words = [
    counted(claims.length, "sentence"),
    counted(link.stories, "independent story", "independent stories"),
    ...(link.relation.stated && claims.length > 1 ? statuses : []),
  ];
  const standing = graphkit.links.standing(link);
  const meaning =
    STATUS_WORDS[standing] && standing !== "asserted"
      ? element(
          "p",
          { class: `meaning ${standing}` },
          `${STATUS_WORDS[standing].label}: ${STATUS_WORDS[standing].words}.`,
        )
      : "";
  return element("div", {}, element("p", { class: "told" }, words.join(" · ")), meaning);
}

function disagreement(claims) {
  const { element } = graphkit.elements;
  const sums = new Map(
    claims.filter((claim) => claim.amount !== undefined).map((claim) => [`${claim.amount} ${claim.currency}`, claim]),
  );
  if (!sums.size) return "";
  const values = [...sums.values()].sort((a, b) => a.amount - b.amount);
  const words = element(
    "p",
    { class: "amounts" },
    element("strong", {}, values.map(graphkit.sentences.amount).join(" – ")),
  );
  if (values.length > 1)
    words.append(
      element("small", {}, "The documents name different sums; they may be different payments or disagree."),
    );
  return words;
}

function between(link) {
  const pair = graphkit.filters.pair(link);
  return link.source.links.filter((each) => graphkit.filters.pair(each) === pair);
}

function siblings(link) {
  const { element, button, line } = graphkit.elements;
  const others = between(link).filter((each) => each !== link);
  if (!others.length) return "";
  const rows = others.map((each) =>
    element(
      "li",
      {},
      button(
        [line(each.relation, Boolean(graphkit.links.dashes(each))), element("span", {}, direction(each))],
        () => graphkit.state.select({ link: each }),
        { class: "quiet sibling" },
      ),
    ),
  );
  return graphkit.entityCard.block("Also between the two", element("ul", { class: "plain" }, ...rows));
}

function direction(link) {
  return `${graphkit.text.shortened(link.source.name, 24)} ${graphkit.links.words(link)} ${graphkit.text.shortened(link.target.name, 24)}`;
}

graphkit.linkCard = { card: linkCard, between };
