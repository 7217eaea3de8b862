/** Makes an element: `element('p', { class: 'x' }, 'text', child)`. Text is never read as markup. */
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

/** JSON as it is sent. */
export const json = (value) =>
  element('pre', { tabindex: '0' }, element('code', {}, JSON.stringify(value, null, 2)));
