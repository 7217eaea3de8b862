const lower = (text = '') => text.toLowerCase().replaceAll('-', '');

/** Where words are looked for, from what says most about an entry to what says least. */
const placesOf = ({ id, title, path, method, description, answers = [], schema }) => [
  lower(`${title} ${id}`),
  lower(`${method} ${path}`),
  lower(description),
  lower([...answers.map((answer) => answer.description), ...Object.keys(schema?.properties ?? {})].join(' ')),
];

/** The entries in which each of the words is found; those in whose title they are come first. */
export function search(entries, text) {
  const words = lower(text).split(/\s+/).filter(Boolean);
  return entries
    .map((entry) => {
      const places = placesOf(entry);
      const ranks = words.map((word) => places.findIndex((place) => place.includes(word)));
      return { entry, fits: !ranks.includes(-1), rank: Math.max(...ranks) };
    })
    .filter(({ fits }) => fits)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}
