// Words and numbers as people read them.

const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i" };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
// By hand: the browser's own way of writing money takes a tenth of the time to the first picture.
const SIGNS = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹", CAD: "CA$", AUD: "A$", NZD: "NZ$", CNY: "CN¥", BRL: "R$" };
const UNITS = { T: 1e12, B: 1e9, M: 1e6, K: 1e3 };
const STATUS_WORDS = {
  asserted: { label: "Stated", words: "the document says so in its own voice" },
  attributed: { label: "Attributed", words: "somebody is quoted as saying so" },
  negated: { label: "Denied", words: "said not to be so, declined or denied; never counted as a link" },
  planned: { label: "Planned", words: "intended, conditional or supposed; not counted as a link" },
};

function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłđðþßæœı]/g, (letter) => LETTERS[letter])
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

function count(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function counted(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

function money(value, currency, short = false) {
  const sign = SIGNS[currency || "USD"] || `${currency} `;
  return sign + (short && value >= 10_000 ? compact(value) : amount(value, short));
}

// The sums that are named for a link, from the least to the largest, and whether that is meant to be exact.
function sum({ amount: largest, currency, least, about }) {
  const most = (about ? "about " : "") + money(largest, currency, least > 0);
  return least ? `${money(least, currency, true)} – ${most}` : most;
}

function amount(value, short) {
  const [whole, cents] = value.toFixed(Number.isInteger(value) || short ? 0 : 2).split(".");
  return count(whole) + (cents ? `.${cents}` : "");
}

// Three digits and the unit: $1.45M.
function compact(value) {
  const [unit, size] = Object.entries(UNITS).find(([, least]) => value >= 0.9995 * least);
  return `${Number((value / size).toPrecision(3))}${unit}`;
}

function day(iso) {
  const [year, month, date] = iso.split("-");
  const words = [date && String(Number(date)), month && MONTHS[Number(month) - 1], year];
  return words.filter(Boolean).join(" ");
}

function period(claim) {
  if (!claim.date) return claim.date_text || "";
  const last = claim.date_end && claim.date_end !== claim.date ? ` – ${day(claim.date_end)}` : "";
  return day(claim.date) + last;
}

function shortened(text, length) {
  const letters = Array.from(text);
  return letters.length <= length
    ? text
    : `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

function sentenceCase(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

graphkit.text = { STATUS_WORDS, folded, count, counted, money, sum, day, period, shortened, sentenceCase };
