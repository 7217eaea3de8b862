import { callApi, sitePath } from './api.js';
import { byId, onPress, reveal, setBusy } from './dom.js';
import { onLanguage } from './language.js';
import { listOnSite } from './on-site.js';
import { showAnswer, showReady, showScanning } from './result.js';

/** Names do not stay on the screen of an unattended gate. A choice waits longer: its token lives ten minutes. */
const forgetAfterMs = 120_000;

let present = { kind: 'ready' };
let busy = false;
let forgetting;

const chosen = (name) => document.querySelector(`[name=${name}]:checked`).value;

/** Scans the text of a code at the gate, in the direction chosen. */
export async function scan(code) {
  const request = {
    scanId: crypto.randomUUID(),
    code,
    gateId: chosen('gateId'),
    direction: chosen('direction'),
  };
  await ask(`${sitePath}/scans`, request, request);
}

function choose(request, choiceToken, choice) {
  return ask(`${sitePath}/scans/${request.scanId}/choice`, { choiceToken, ...choice }, request);
}

/** The same request again gets the same answer, so that trying again can do no harm. */
async function ask(path, body, request) {
  if (busy) return;
  setAllBusy(true);
  become({ kind: 'scanning' });
  const answer = await callApi('guard', 'POST', path, body);
  setAllBusy(false);
  become({ kind: 'answer', answer, request, again: () => ask(path, body, request) });
  await listOnSite();
}

function become(next) {
  present = next;
  clearTimeout(forgetting);
  if (next.kind === 'answer' && next.answer.body.outcome !== 'choose')
    forgetting = setTimeout(() => become({ kind: 'ready' }), forgetAfterMs);
  byId('next').hidden = next.kind !== 'answer';
  const wasInside = byId('actions').contains(document.activeElement);
  draw();
  if (wasInside) byId('said').focus();
  if (next.kind !== 'ready') reveal(byId('result'));
}

function draw() {
  switch (present.kind) {
    case 'ready':
      return showReady();
    case 'scanning':
      return showScanning();
    case 'answer': {
      const { answer, request, again } = present;
      return showAnswer(answer, request.direction, {
        onChoose: (choice) => choose(request, answer.body.choiceToken, choice),
        onRetry: again,
      });
    }
  }
}

function setAllBusy(now) {
  busy = now;
  for (const button of document.querySelectorAll('[data-scans]')) setBusy(button, now);
}

/** Makes the gate ready. */
export function startGate() {
  onPress(byId('next'), () => {
    become({ kind: 'ready' });
    byId('scan').focus();
  });
  onLanguage(draw);
}
