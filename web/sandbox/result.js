import { byId, icon, make, onPress } from './dom.js';
import { currentLanguage, say } from './language.js';
import { momentAtSite } from './moments.js';
import { hostOf, viewOf } from './outcomes.js';

const time = (instant) => momentAtSite(instant, currentLanguage(), new Date());

/** The names of a person, each marked with its language. */
export function namesOf({ englishName, chineseName } = {}) {
  const names = [];
  if (englishName) names.push(make('span', { lang: 'en', textContent: englishName }));
  if (chineseName) names.push(make('span', { lang: 'zh-Hant', textContent: chineseName }));
  return names.length > 0 ? names : [make('span', { textContent: say().noName })];
}

/** Shows that the gate waits for the next visitor. Nothing of the last one stays. */
export function showReady() {
  draw({ look: 'idle', symbol: 'gate', word: say().ready, lines: [say().readyDetail], offers: [] });
}

/** Shows that a scan is on its way. */
export function showScanning() {
  draw({ look: 'idle busy', symbol: 'clock', word: say().scanning, lines: [], offers: [] });
}

/** Shows an answer; `onChoose(choice)` is called with a guard’s pick, `onRetry()` when the scan is to be sent again. */
export function showAnswer(answer, direction, { onChoose, onRetry }) {
  const view = viewOf(answer, { say: say(), time, direction });
  draw(view);
  const actions = [
    ...view.offers.map((visit) => candidate(visit, () => onChoose({ visitId: visit.visitId }))),
    ...(view.offers.length > 0 ? [action(say().noneOfThem, () => onChoose({ walkIn: true }))] : []),
    ...(view.canRetry ? [action(say().tryAgain, onRetry)] : []),
  ];
  byId('actions').replaceChildren(...actions);
}

function draw({ look, symbol, word, visit, ref, strong, lines, foot }) {
  byId('result').className = `result ${look}`;
  byId('said').replaceChildren(
    icon(symbol),
    make('p', { className: 'word', textContent: word }),
    ...(visit ? person(visit) : []),
    ...(strong ? [make('p', { className: 'strong', textContent: strong })] : []),
    ...(ref ? [make('p', { className: 'ref' }, make('small', { textContent: say().ref }), ' ', ref)] : []),
    ...lines.filter(Boolean).map((textContent) => make('p', { className: 'line', textContent })),
    ...(foot ? [make('p', { className: 'foot', textContent: foot })] : []),
  );
  byId('actions').replaceChildren();
}

const person = (visit) => [
  make('p', { className: 'person' }, ...spaced(namesOf(visit.visitor))),
  make('p', { className: 'host', textContent: hostOf(visit, say()) }),
];

const spaced = (elements) => elements.flatMap((element, index) => (index === 0 ? [element] : [' ', element]));

function candidate(visit, choose) {
  const window = say().window(time(visit.expectedFrom), time(visit.expectedUntil));
  const button = make(
    'button',
    { type: 'button', className: 'candidate' },
    make('strong', {}, ...spaced(namesOf(visit.visitor))),
    ' ',
    make('span', { textContent: hostOf(visit, say()) }),
    ' ',
    make('span', { textContent: window }),
    ...hintOf(visit.near),
  );
  onPress(button, choose);
  return button;
}

/** How near the name of a visit is that is not the same. */
function hintOf(near) {
  if (!near) return [];
  return [' ', make('span', { textContent: near === 'same_prefix' ? say().nearSamePrefix : say().nearName })];
}

function action(textContent, act) {
  const button = make('button', { type: 'button', className: 'action', textContent });
  onPress(button, act);
  return button;
}
