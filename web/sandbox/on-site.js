import { callApi, sitePath } from './api.js';
import { byId, make } from './dom.js';
import { currentLanguage, onLanguage, say } from './language.js';
import { momentAtSite } from './moments.js';
import { hostOf } from './outcomes.js';
import { namesOf } from './result.js';

let answer;

/** Loads again who is on site now. */
export async function listOnSite() {
  answer = await callApi('guard', 'GET', `${sitePath}/on-site?limit=20`);
  draw();
}

function draw() {
  if (!answer) return;
  const { status, body } = answer;
  byId('on-site-count').textContent = status === 200 ? String(body.count) : '–';
  byId('on-site').replaceChildren(...(status === 200 ? rows(body) : [note(say().onSiteFailed)]));
}

function rows({ items, count }) {
  if (items.length === 0) return [note(say().onSiteEmpty)];
  const more = count - items.length;
  return [...items.map(row), ...(more > 0 ? [note(say().onSiteMore(more))] : [])];
}

const note = (textContent) => make('li', { className: 'note', textContent });

function row(visit) {
  const gate = say().gates[visit.checkedInGateId] ?? visit.checkedInGateId ?? '';
  const since = say().since(momentAtSite(visit.checkedInAt, currentLanguage(), new Date()), gate);
  return make(
    'li',
    {},
    make('strong', {}, ...namesOf(visit.visitor).flatMap((name) => [name, ' '])),
    make('span', { textContent: hostOf(visit, say()) }),
    make('span', { className: 'since', textContent: since }),
  );
}

/** Shows the list, and keeps it in the language of the page. */
export async function startOnSite() {
  onLanguage(draw);
  await listOnSite();
}
