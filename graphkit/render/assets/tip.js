// A few words beside the pointer.

const AWAY = 14;

function show(words, event) {
  const tip = graphkit.elements.byId("tip");
  const stage = graphkit.elements.byId("stage").getBoundingClientRect();
  tip.textContent = words;
  tip.hidden = false;
  const x = Math.min(event.clientX - stage.left + AWAY, stage.width - tip.offsetWidth - 8);
  const y = Math.min(event.clientY - stage.top + AWAY, stage.height - tip.offsetHeight - 8);
  tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

function entity(entity, event) {
  const { shortened, counted } = graphkit.text;
  show(
    `${shortened(entity.name, 120)} · ${entity.type.label.toLowerCase()} · ${counted(entity.stories, "story", "stories")}`,
    event,
  );
}

function link(link, event) {
  const { shortened, counted } = graphkit.text;
  const words = `${shortened(link.source.name, 60)} ${graphkit.links.words(link)} ${shortened(link.target.name, 60)}`;
  const more = graphkit.linkCard.between(link).length - 1;
  const others = more ? ` · and ${counted(more, "other link")} between the two` : "";
  show(`${words} · ${counted(link.stories, "story", "stories")}${others}`, event);
}

function hide() {
  graphkit.elements.byId("tip").hidden = true;
}

graphkit.tip = { entity, link, hide };
