// Which entities and links pass the filters.

function inTime(link) {
  const { from, until, undated } = graphkit.state;
  if (from === null && until === null) return undated || link.dates.length > 0;
  if (!link.dates.length) return undated;
  return link.dates.some(([first, last]) => overlaps(first, last || first));
}

function overlaps(first, last) {
  const { from, until } = graphkit.state;
  return (until === null || first.slice(0, 7) <= until) && (from === null || last.padEnd(7, "-12") >= from);
}

function ofStatus(link) {
  const { hiddenStatuses } = graphkit.state;
  return graphkit.data.about.statuses.some(
    (status, number) => link.statuses[number] > 0 && !hiddenStatuses.has(status),
  );
}

function inLens(link) {
  const { lens } = graphkit.state;
  if (lens === "money") return link.relation.family?.id === "money";
  if (lens === "office") return link.relation.family?.id === "office";
  return true;
}

function passes(link) {
  const { hiddenRelations, minStories, hiddenTypes } = graphkit.state;
  if (hiddenRelations.has(link.relation) || link.stories < minStories) return false;
  if (hiddenTypes.has(link.source.type) || hiddenTypes.has(link.target.type)) return false;
  return inLens(link) && ofStatus(link) && inTime(link);
}

function seenLinks() {
  const { shown } = graphkit.state;
  const seen = [];
  for (const entity of shown) {
    for (const link of entity.links) {
      if (link.source === entity && shown.has(link.target) && passes(link)) seen.push(link);
    }
  }
  return withoutRepeats(seen);
}

// That two are named together adds nothing where a sentence says how they are connected.
function withoutRepeats(links) {
  const stated = new Set(links.filter((link) => link.relation.stated).map(pair));
  return links.filter((link) => link.relation.stated || !stated.has(pair(link)));
}

function pair({ source, target }) {
  return source.number < target.number ? `${source.number} ${target.number}` : `${target.number} ${source.number}`;
}

function seenEntities(links) {
  const { shown, hiddenTypes, lonely, lens, selected } = graphkit.state;
  const linked = new Set(links.flatMap((link) => [link.source, link.target]));
  const rich = (entity) => lens === "money" && entity.funds;
  const alone = (entity) => !linked.has(entity) && entity !== selected.entity && !rich(entity);
  return [...shown].filter((entity) => !hiddenTypes.has(entity.type) && !(alone(entity) && (!lonely || lens)));
}

function active() {
  const { hiddenTypes, hiddenStatuses, minStories, from, until, undated, lonely, lens } = graphkit.state;
  const relations = [...graphkit.state.hiddenRelations].some((relation) => relation.stated);
  const sets = hiddenTypes.size || hiddenStatuses.size || relations;
  return Boolean(sets || minStories > 1 || from || until || !undated || !lonely || lens);
}

function clear() {
  const { state, data } = graphkit;
  state.hiddenTypes.clear();
  state.hiddenStatuses.clear();
  for (const relation of data.relations) if (relation.stated) state.hiddenRelations.delete(relation);
  state.change("filters", { minStories: 1, from: null, until: null, undated: true, lonely: true, lens: "" });
}

graphkit.filters = { passes, seenLinks, seenEntities, active, clear, pair };
