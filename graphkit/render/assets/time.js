// The time slider: from one month to another over the claims that give a date.

let months = [];

function start() {
  const dates = graphkit.data.links
    .flatMap((link) => link.dates.flat())
    .map((date) => date.slice(0, 4))
    .sort();
  if (new Set(graphkit.data.links.flatMap((link) => link.dates.flat())).size < 2) return;
  months = span(
    Number(dates[Math.floor(dates.length * 0.002)]),
    Number(dates[dates.length - 1 - Math.floor(dates.length * 0.002)]),
  );
  const strip = graphkit.elements.byId("time");
  strip.hidden = false;
  strip.append(...controls());
  graphkit.state.on(["filters"], show);
  show();
}

// Months while they can be told apart, else years.
function span(first, last) {
  const years = Array.from({ length: last - first + 1 }, (_, number) => String(first + number));
  if (years.length > 30) return years.map((year) => ({ from: `${year}-01`, until: `${year}-12`, words: year }));
  const names = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, "0"));
  return years.flatMap((year) =>
    names.map((month) => ({
      from: `${year}-${month}`,
      until: `${year}-${month}`,
      words: graphkit.text.day(`${year}-${month}`),
    })),
  );
}

function controls() {
  const { element, button } = graphkit.elements;
  const slider = (id, label) =>
    element("input", { type: "range", id, min: 0, max: months.length - 1, "aria-label": label, input: slid });
  const undated = element("input", {
    type: "checkbox",
    id: "undated",
    change: (event) => graphkit.state.change("filters", { undated: event.target.checked }),
  });
  const track = element(
    "div",
    { class: "track" },
    histogram(),
    slider("time-from", "From"),
    slider("time-until", "Until"),
  );
  const words = element("p", { id: "time-words" });
  const all = button("All time", () => graphkit.state.change("filters", { from: null, until: null }), {
    id: "time-all",
  });
  return [
    element("div", { class: "time-head" }, words, element("label", {}, undated, "undated links too"), all),
    track,
  ];
}

function histogram() {
  const { drawing } = graphkit.elements;
  const bins = Math.min(months.length, 120);
  const counts = new Array(bins).fill(0);
  for (const link of graphkit.data.links)
    for (const [date] of link.dates) counts[Math.floor((place(date) / months.length) * bins)] += 1;
  const most = Math.max(...counts, 1);
  const bars = counts.map((number, at) =>
    drawing("rect", {
      x: at,
      width: 0.8,
      y: 20 - (20 * number) / most,
      height: (20 * number) / most,
      fill: "currentColor",
    }),
  );
  return drawing("svg", { viewBox: `0 0 ${bins} 20`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...bars);
}

function place(date) {
  const after = months.findIndex(({ until }) => until >= date.slice(0, 7));
  return after < 0 ? months.length - 1 : after;
}

function slid(event) {
  const [from, until] = ["time-from", "time-until"].map((id) => Number(graphkit.elements.byId(id).value));
  const [first, last] =
    event.target.id === "time-from" ? [from, Math.max(from, until)] : [Math.min(from, until), until];
  const whole = first === 0 && last === months.length - 1;
  graphkit.state.change(
    "filters",
    whole ? { from: null, until: null } : { from: months[first].from, until: months[last].until },
  );
}

function show() {
  const { from, until, undated } = graphkit.state;
  const { byId } = graphkit.elements;
  const first = from === null ? 0 : place(from);
  const last = until === null ? months.length - 1 : place(until);
  set(byId("time-from"), first);
  set(byId("time-until"), last);
  byId("undated").checked = undated;
  byId("time-all").disabled = from === null && until === null;
  const words =
    from === null
      ? `${months[0].words} – ${months[last].words}: all time`
      : `${months[first].words} – ${months[last].words}`;
  byId("time-words").textContent = words;
}

function set(slider, value) {
  slider.value = value;
  slider.setAttribute("aria-valuetext", months[value].words);
}

graphkit.time = { start };
