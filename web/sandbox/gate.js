import { callApi, makeCode } from './api.js';
import { currentCode, disclosure } from './phone.js';
import { currentLanguage, say } from './texts.js';

const $ = (id) => document.getElementById(id);
const site = '/sites/harbour-court';
let lastCode;
let lastShown;

/** How each outcome looks: colour and symbol; the word comes from the texts. */
const looks = {
  checked_in: ['good', '✓'],
  checked_out: ['good', '↗'],
  already_checked_in: ['note', '≡'],
  choose: ['ask', '?'],
  pending_approval: ['ask', '…'],
  no_match: ['ask', '—'],
  denied: ['bad', '✕'],
  rejected: ['bad', '✕'],
  unavailable: ['ours', '!'],
  failed: ['ours', '!'],
};

function show(look, word, details = [], ref) {
  const [colour, symbol] = looks[look];
  const line = (className, text) =>
    Object.assign(document.createElement('p'), { className, textContent: text });
  const mark = line('symbol', symbol);
  mark.setAttribute('aria-hidden', 'true');
  $('result').className = `result ${colour}`;
  $('result').replaceChildren(
    mark,
    line('word', word),
    ...(ref ? [line('ref', ref)] : []),
    ...details.filter(Boolean).map((text) => line('detail', text)),
  );
}

const time = (instant) =>
  new Date(instant).toLocaleTimeString(currentLanguage(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
const gateName = (gateId) => (gateId === 'car-park' ? say().carPark : say().main);
const nameOf = ({ visitor }) => [visitor.englishName, visitor.chineseName].filter(Boolean).join(' ');
const hostOf = ({ host }) => (host ? say().host(host.unit) : say().walkIn);

const whyRejected = ({ ref }) => {
  if (ref === 'T01') return say().expired;
  if (ref === 'D02') return say().notACode;
  return /^S/.test(ref) ? say().notGenuine : say().otherRejection;
};

function showOutcome({ status, body }) {
  $('candidates').replaceChildren();
  if (status === 503) return show('unavailable', say().unavailable, [say().unavailableDetail]);
  if (status !== 200) return show('failed', say().failed, [body.title]);
  const { outcome, visit } = body;
  const word = say()[outcome];
  switch (outcome) {
    case 'checked_in':
    case 'checked_out':
      return show(outcome, word, [nameOf(visit), hostOf(visit)]);
    case 'already_checked_in':
      return show(outcome, word, [
        nameOf(visit),
        say().since(time(visit.checkedInAt), gateName(visit.checkedInGateId)),
      ]);
    case 'choose':
      show(outcome, word, [say().chooseDetail]);
      return offer(body);
    case 'pending_approval':
      return show(outcome, word, [nameOf(visit), say().pendingDetail]);
    case 'no_match':
      return show(outcome, word, [say()[body.reason]]);
    case 'denied':
      return show(outcome, word, [say().deniedDetail]);
    case 'rejected':
      return show(outcome, word, [whyRejected(body)], body.ref);
    default:
      return show('failed', say().failed);
  }
}

function offer({ scanId, candidates, choiceToken }) {
  const pick = (label, choice) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
    button.addEventListener('click', () =>
      run(() => callApi('guard', 'POST', `${site}/scans/${scanId}/choice`, { choiceToken, ...choice })),
    );
    return button;
  };
  const visits = candidates.map((visit) =>
    pick(`${nameOf(visit)} · ${hostOf(visit)} · ${time(visit.expectedFrom)}–${time(visit.expectedUntil)}`, {
      visitId: visit.visitId,
    }),
  );
  $('candidates').replaceChildren(...visits, pick(say().none, { walkIn: true }));
}

async function run(send) {
  $('scan').disabled = true;
  $('scan').textContent = say().scanning;
  try {
    lastShown = await send();
  } catch {
    lastShown = { status: 503, body: {} };
  }
  showOutcome(lastShown);
  $('scan').disabled = false;
  $('scan').textContent = say().scan;
  await listInside();
}

function scan(code) {
  lastCode = code;
  return run(() =>
    callApi('guard', 'POST', `${site}/scans`, {
      scanId: crypto.randomUUID(),
      code,
      gateId: $('gateId').value,
      direction: $('direction').value,
    }),
  );
}

/** Changes one character of the signature. */
const forge = (code) => `${code.slice(0, -40)}${code.at(-40) === 'A' ? 'B' : 'A'}${code.slice(-39)}`;

const tries = {
  again: () => lastCode ?? currentCode() ?? '',
  expired: async () => (await makeCode({ ...disclosure(), issuedAgoSeconds: 600 })).text,
  forged: () => forge(currentCode() ?? ''),
  foreign: () => 'https://example.com/menu',
};

async function listInside() {
  const reply = await callApi('guard', 'GET', `${site}/on-site`).catch(() => undefined);
  if (reply?.status !== 200) return;
  $('count').textContent = String(reply.body.count);
  $('inside').replaceChildren(
    ...reply.body.items.map((visit) =>
      Object.assign(document.createElement('li'), {
        textContent: `${nameOf(visit)} · ${hostOf(visit)} · ${time(visit.checkedInAt)}`,
      }),
    ),
  );
}

/** Shows the last result again, after the language changed. */
export function repeatResult() {
  if (lastShown) showOutcome(lastShown);
  void listInside();
}

export function startGate() {
  $('scan').addEventListener('click', () => void scan(currentCode() ?? ''));
  for (const button of document.querySelectorAll('[data-try]')) {
    button.addEventListener('click', async () => {
      const code = await Promise.resolve(tries[button.dataset.try]()).catch(() => '');
      await scan(code);
    });
  }
  void listInside();
}
