import { makeCode } from './api.js';
import { byId } from './dom.js';
import { onLanguage, say } from './language.js';
import { createLiveCode, lifeSeconds, renewBeforeSeconds } from './live-code.js';
import { disclosure, fillPerson, listPeople, startVisitorForm } from './visitor-form.js';

const typingPauseMs = 300;
const words = { nothing: 'nothingToDisclose', making: 'renewing', failed: 'codeFailed' };

let state = { kind: 'making' };
const live = createLiveCode({
  makeCode,
  now: () => Date.now(),
  onChange: (next) => {
    state = next;
    drawCode();
  },
});

/** The text of the code that the phone shows now, or undefined. */
export const currentCode = () => live.current()?.text;

function drawCode() {
  byId('qr').replaceChildren(...(state.kind === 'live' ? [picture(state.code.svg)] : []));
  byId('screen').dataset.state = state.kind;
  drawWords();
}

function drawWords() {
  const shown = Object.keys(disclosure()).map((field) => say()[field]);
  byId('discloses').textContent = shown.length > 0 ? say().discloses(shown) : '';
  drawCountdown();
}

/** The code’s drawing as an element. It comes from this machine’s own issuer; nothing in it can run. */
function picture(svg) {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  documentElement.setAttribute('aria-hidden', 'true');
  return document.importNode(documentElement, true);
}

function drawCountdown() {
  const seconds = live.secondsLeft();
  const untilRenewal = seconds - renewBeforeSeconds;
  byId('left').value = Math.max(0, untilRenewal);
  byId('countdown').textContent =
    state.kind === 'live'
      ? untilRenewal >= 0
        ? say().goodFor(untilRenewal)
        : say().lastSeconds(seconds)
      : say()[words[state.kind]];
}

/** Makes the visitor’s phone show a code, and keeps it fresh. */
export function startPhone() {
  let pause;
  const renew = () => live.show(disclosure());
  byId('left').max = lifeSeconds - renewBeforeSeconds;
  listPeople();
  fillPerson();
  startVisitorForm((soon) => {
    clearTimeout(pause);
    live.drop();
    pause = setTimeout(renew, soon ? typingPauseMs : 0);
  });
  onLanguage(() => {
    listPeople();
    drawWords();
  });
  const tick = () => {
    drawCountdown();
    void live.tick();
  };
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', tick);
  void renew();
}
