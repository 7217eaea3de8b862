import { callApi, makeCode } from './api.js';
import { say } from './texts.js';

/** Invented people; the last entry is whoever is typed. */
const people = [
  { englishName: 'CHAN Tai Man', chineseName: '陳大文', idPrefix: 'A123' },
  { englishName: 'WONG Mei Ling', chineseName: '黃美玲', idPrefix: 'C456' },
  { englishName: 'LEE Ka Fai', chineseName: '李家輝', idPrefix: 'D789' },
  { englishName: 'Maria SANTOS', chineseName: '', idPrefix: 'M246' },
];
const fields = ['englishName', 'chineseName', 'idPrefix'];
const lifeSeconds = 60;
/** The code is renewed while the old one still has this long, so that a scan in between succeeds. */
const renewBeforeSeconds = 10;

const $ = (id) => document.getElementById(id);
let code;
let making = 0;

/** The text of the code on the phone now, or undefined. */
export const currentCode = () => code?.text;

/** What the visitor chose to show. */
export function disclosure() {
  const shown = [...document.querySelectorAll('[name=show]:checked')].map(({ value }) => value);
  const typed = fields.filter((field) => shown.includes(field) && $(field).value.trim() !== '');
  return {
    ...Object.fromEntries(typed.map((field) => [field, $(field).value.trim()])),
    ...(shown.includes('ageOver') ? { ageOver: 18 } : {}),
  };
}

/** Makes a code of what is chosen now. One that was asked for earlier but comes later is dropped. */
export async function renewCode() {
  making += 1;
  const mine = making;
  const wanted = disclosure();
  if (Object.keys(wanted).length === 0) return show(undefined, say().noCode);
  try {
    const made = await makeCode({ ...wanted, lifetimeSeconds: lifeSeconds });
    if (mine === making) show(made);
  } catch {
    if (mine === making) show(undefined, say().codeFailed);
  }
}

function show(made, problem) {
  code = made && { ...made, endsAt: Date.parse(made.expiresAt) };
  $('qr').replaceChildren();
  if (code) {
    const { documentElement } = new DOMParser().parseFromString(code.svg, 'image/svg+xml');
    $('qr').append(document.importNode(documentElement, true));
  } else {
    $('qr-caption').textContent = problem;
  }
  tick();
}

function tick() {
  if (!code) return;
  const seconds = Math.max(0, Math.round((code.endsAt - Date.now()) / 1000));
  $('left').value = seconds;
  $('qr-caption').textContent = say().validFor(seconds);
  if (seconds <= renewBeforeSeconds) void renewCode();
}

async function register() {
  const visitor = Object.fromEntries(
    fields.map((field) => [field, $(field).value.trim()]).filter(([, text]) => text),
  );
  const now = Date.now();
  const reply = await callApi('manager', 'POST', '/sites/harbour-court/visits', {
    visitor,
    host: { unit: '12A' },
    expectedFrom: new Date(now - 60_000).toISOString(),
    expectedUntil: new Date(now + 3 * 3_600_000).toISOString(),
  }).catch(() => undefined);
  $('registered').textContent = reply?.status === 201 ? say().registered : say().registerFailed;
}

function choose() {
  const person = people[Number($('person').value)];
  for (const field of fields) $(field).value = person?.[field] ?? '';
  $('registered').textContent = '';
  if (!person) $('englishName').focus();
}

/** Fills the list of people again, after the language changed. */
export function listPeople() {
  const chosen = $('person').value || '0';
  const names = [
    ...people.map(({ englishName, chineseName }) => `${englishName} ${chineseName}`),
    say().someoneElse,
  ];
  $('person').replaceChildren(...names.map((name, index) => new Option(name, String(index))));
  $('person').value = chosen;
}

export function startPhone() {
  listPeople();
  choose();
  $('person').addEventListener('change', () => {
    choose();
    void renewCode();
  });
  let pause;
  $('visitor').addEventListener('input', ({ target }) => {
    if (target === $('person')) return;
    clearTimeout(pause);
    pause = setTimeout(renewCode, 250);
  });
  $('visitor').addEventListener('submit', (event) => event.preventDefault());
  $('register').addEventListener('click', () => void register());
  setInterval(tick, 1000);
  void renewCode();
}
