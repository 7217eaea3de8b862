/** Makes an element: `element('p', { class: 'x' }, 'text', child)`. Text is never read as markup; undefined is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

/** Paragraphs of the document's Markdown, as far as it uses it: blank lines and `code`. */
export const paragraphs = (text = '') =>
  text
    .split('\n\n')
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => element('p', {}, inline(paragraph)));

/** One line with its `code`. */
export const inline = (text = '') =>
  text.split('`').map((part, at) => (at % 2 === 1 ? element('code', {}, part) : part));

/** Code or JSON in a frame with its own scrolling, also by keyboard. */
export const verbatim = (label, text) =>
  element('pre', { tabindex: '0', role: 'region', 'aria-label': label }, element('code', {}, text));

/** A path, which may be broken before each of its names. */
export const breakable = (path) =>
  path.split('/').flatMap((name, at) => (at === 0 ? [name] : [element('wbr'), `/${name}`]));

/** What opens and closes; `isOpen` says how it begins. */
export const foldable = (isOpen, summary, ...content) =>
  element('details', isOpen ? { open: '' } : {}, element('summary', {}, summary), ...content);

/** Whether there is room beside the index; a phone shows less at a time. */
export const isWide = () => matchMedia('(min-width: 60rem)').matches;
