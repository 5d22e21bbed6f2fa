// What is being looked at: one record, changed through few functions, announced by topic.
// Topics: filters, shown, places, selection, view, theme.

const listeners = [];

const state = {
  hiddenTypes: new Set(),
  hiddenRelations: new Set(),
  hiddenStatuses: new Set(),
  minStories: 1,
  from: null,
  until: null,
  undated: true,
  lonely: true,
  lens: "",
  communities: false,
  shown: new Set(),
  places: new Map(),
  pinned: new Set(),
  selected: {},
  path: null,
  table: false,
  theme: "auto",
};

function on(topics, listener) {
  listeners.push({ topics: new Set(topics), listener });
}

function changed(...topics) {
  for (const { topics: wanted, listener } of listeners) {
    if (topics.some((topic) => wanted.has(topic))) listener(topics);
  }
}

function change(topic, values) {
  Object.assign(state, values);
  changed(topic);
}

function select(selected) {
  if (selected.entity) graphkit.expansion.reveal([selected.entity]);
  if (selected.link) graphkit.expansion.reveal([selected.link.source, selected.link.target]);
  state.selected = selected;
  changed("selection");
}

function toggled(set, member, present) {
  if (present) set.add(member);
  else set.delete(member);
}

function start() {
  for (const entity of graphkit.data.placed) {
    state.shown.add(entity);
    state.places.set(entity, { ...entity.home });
  }
  for (const relation of graphkit.data.relations) {
    if (!relation.stated && enoughStated()) state.hiddenRelations.add(relation);
  }
}

// Where more is stated than there are entities, what is only named together would hide it.
function enoughStated() {
  const { placed, links } = graphkit.data;
  const stated = links.filter(
    (link) => link.relation.stated && state.shown.has(link.source) && state.shown.has(link.target),
  );
  return stated.length >= placed.length;
}

graphkit.state = Object.assign(state, { on, changed, change, select, toggled, start });
