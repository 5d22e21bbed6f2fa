// The graph as objects. The evidence, by far the larger part, is read when somebody first asks for it.

function parsed(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function entitiesOf(columns, types) {
  return columns.id.map((id, number) => ({
    number,
    id,
    name: columns.name[number],
    type: types[columns.type[number]],
    subtype: columns.subtype[number] || "",
    aliases: columns.aliases[number] || [],
    stories: columns.stories[number],
    size: columns.size[number],
    community: columns.community[number] ?? -1,
    funds: columns.funds[number] || null,
    links: [],
  }));
}

function linksOf(columns, entities, relations) {
  return columns.source.map((source, number) => ({
    number,
    source: entities[source],
    target: entities[columns.target[number]],
    relation: relations[columns.relation[number]],
    stories: columns.stories[number],
    statuses: columns.statuses.slice(4 * number, 4 * number + 4),
    dates: columns.dates[number] || [],
    amount: columns.amount[number],
    currency: columns.currency[number],
    least: columns.least[number],
    about: columns.about[number],
  }));
}

function read() {
  const raw = parsed("graph-data");
  const families = new Map(raw.families.map((family) => [family.id, family]));
  const relations = raw.relations.map((relation) => ({ ...relation, family: families.get(relation.family) }));
  const entities = entitiesOf(raw.entities, raw.types);
  const links = linksOf(raw.links, entities, relations);
  for (const link of links) {
    link.source.links.push(link);
    if (link.target !== link.source) link.target.links.push(link);
  }
  const places = raw.entities.places;
  const placed = entities.slice(0, places.length / 2);
  placed.forEach((entity, number) => {
    entity.home = { x: places[2 * number], y: places[2 * number + 1] };
  });
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return { about: raw.about, types: raw.types, families: raw.families, relations, entities, links, placed, byId };
}

function claimsOf(columns, owners, raw, entities) {
  const { about } = graphkit.data;
  return columns.of.map((owner, number) => ({
    of: owners[owner],
    status: about.statuses[columns.status[number]],
    sentence: raw.sentences.read(columns.sentence[number]),
    marks: columns.marks[number] || [],
    speaker: speakerOf(columns.by[number], entities),
    id: columns.id[number],
    rule: columns.rules[columns.rule[number]],
    ...(columns.more[number] || {}),
  }));
}

function speakerOf(by, entities) {
  return typeof by === "number" ? entities[by - 1] || null : by;
}

function documentsOf(columns) {
  return columns.name.map((name, number) => ({
    number,
    name,
    title: columns.title[number],
    author: columns.author[number],
    published: columns.published[number],
    story: columns.story[number],
  }));
}

function sentenceReader(columns, documents) {
  return {
    count: columns.text.length,
    read: (number) => ({
      number,
      text: columns.text[number],
      document: documents[columns.document[number]],
      start: columns.span[2 * number],
      end: columns.span[2 * number + 1],
    }),
  };
}

function grouped(claims, owners) {
  const groups = new Map(owners.map((owner) => [owner, []]));
  for (const claim of claims) groups.get(claim.of).push(claim);
  return groups;
}

let evidence = null;

function readEvidence() {
  const { entities, links } = graphkit.data;
  const raw = parsed("evidence-data");
  const documents = documentsOf(raw.documents);
  raw.sentences = sentenceReader(raw.sentences, documents);
  return {
    documents,
    sentences: raw.sentences.count,
    rules: new Map(Object.entries(raw.rules)),
    claims: grouped(claimsOf(raw.claims, links, raw, entities), links),
    facts: grouped(claimsOf(raw.facts, entities, raw, entities), entities),
    properties: (entity) => raw.properties[entity.number] || {},
    where: (entity) =>
      pairs(raw.entities[entity.number]).map(([place, count]) => ({ document: documents[place], count })),
  };
}

function pairs(flat) {
  const found = [];
  for (let at = 0; at < flat.length; at += 2) found.push([flat[at], flat[at + 1]]);
  return found;
}

graphkit.data = read();
graphkit.evidence = () => (evidence ??= readEvidence());
