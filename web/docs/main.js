import { chaptersOf, showResults } from './contents.js';
import { readDocument } from './document.js';
import { element } from './element.js';
import { search } from './search.js';
import { viewOf } from './views.js';

const part = (id) => document.querySelector(`#${id}`);
const [chapters, results, words, found, content] = ['chapters', 'results', 'words', 'found', 'content'].map(
  part,
);

/** Shows the operation or message that the address names. The start shows the index beside it, on a phone above it. */
function show(api, isFirst) {
  const fragment = location.hash.slice(1);
  if (fragment === content.id) return content.focus();
  const view = viewOf(fragment, api);
  const title = element('h2', { tabindex: '-1' }, view.title);
  document.title = view.kind === 'start' ? `${api.title} API` : `${view.title} · ${api.title} API`;
  document.body.dataset.view = view.kind;
  content.replaceChildren(
    element('a', { class: 'back', href: '#' }, 'All operations'),
    element('article', { id: `view-${view.id || 'start'}` }, title, ...view.content),
  );
  mark(view.id);
  // A link to a chapter opens it in the index.
  const chapter = [...chapters.querySelectorAll('summary')].find(({ id }) => id === fragment);
  if (chapter) chapter.parentElement.open = true;
  if (isFirst && !chapter) return;
  window.scrollTo(0, 0);
  (chapter ?? title).focus();
}

/** Marks what is shown in the index. */
function mark(id) {
  for (const link of document.querySelectorAll('nav a'))
    if (link.hash === `#${id}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest' });
}

function filter(api) {
  const isSearching = words.value.trim() !== '';
  results.hidden = !isSearching;
  chapters.hidden = isSearching;
  const entries = isSearching ? search([...api.operations, ...api.messages.entries], words.value) : [];
  found.textContent = isSearching ? showResults(entries, results) : '';
}

try {
  const response = await fetch('/v1/openapi.json');
  if (!response.ok) throw new Error(`it was answered with ${response.status}`);
  const api = readDocument(await response.json());
  chapters.append(...chaptersOf(api));
  words.addEventListener('input', () => filter(api));
  part('search').addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.click();
  });
  window.addEventListener('hashchange', () => show(api, false));
  filter(api);
  show(api, true);
} catch (error) {
  part('state').textContent = `The document cannot be read: ${error.message}`;
}
