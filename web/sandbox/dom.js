const svgNames = 'http://www.w3.org/2000/svg';

/** The element of the page with this id. */
export const byId = (id) => document.getElementById(id);

/** Makes an element: `properties` are DOM properties; children are nodes or texts, absent ones are left out. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

/** A picture of the page’s own set. It only repeats what a word beside it says. */
export function icon(name) {
  const svg = document.createElementNS(svgNames, 'svg');
  const use = document.createElementNS(svgNames, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

/** Marks a button as busy. It keeps the focus, unlike a disabled one; `onPress` ignores its clicks meanwhile. */
export const setBusy = (button, busy) => button.setAttribute('aria-disabled', String(busy));

/** Runs `action` on a click, unless the button is busy. */
export function onPress(button, action) {
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') !== 'true') void action();
  });
}

/** Scrolls an element into view if needed, without animation if the system prefers that. */
export function reveal(element) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
}
