import { callApi, sitePath } from './api.js';
import { byId, setBusy } from './dom.js';
import { currentLanguage, onLanguage, say } from './language.js';
import { momentAtSite } from './moments.js';
import { visitorTyped } from './visitor-form.js';

const visitMs = 2 * 3_600_000;
let told = () => '';

/** A pre-registration of the visitor from now on; by name alone where the host knows no more. */
function request(now) {
  const { idPrefix, ...names } = visitorTyped();
  const byName = byId('known-by-name').checked;
  const hostName = byId('host-name').value.trim();
  return {
    visitor: byName || idPrefix === undefined ? names : { ...names, idPrefix },
    host: { unit: byId('unit').value.trim(), ...(hostName === '' ? {} : { name: hostName }) },
    expectedFrom: new Date(now - 60_000).toISOString(),
    expectedUntil: new Date(now + visitMs).toISOString(),
  };
}

async function preRegister() {
  const button = byId('register-button');
  if (button.getAttribute('aria-disabled') === 'true') return;
  setBusy(button, true);
  tell(() => say().registering);
  const { status, body } = await callApi('manager', 'POST', `${sitePath}/visits`, request(Date.now()));
  setBusy(button, false);
  if (status === 201)
    tell(() => say().registered(momentAtSite(body.expectedUntil, currentLanguage(), new Date())));
  else tell(() => (status >= 400 && status < 500 ? say().registerRefused : say().registerFailed));
}

function tell(words) {
  told = words;
  byId('registered').textContent = words();
}

/** Lets the host’s side pre-register the visitor of the phone. */
export function startPreRegistration() {
  byId('register').addEventListener('submit', (event) => {
    event.preventDefault();
    void preRegister();
  });
  byId('visitor').addEventListener('input', () => tell(() => ''));
  onLanguage(() => tell(told));
}
