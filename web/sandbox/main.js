import { makeCode } from './api.js';
import { expiredSecondsAgo, forge, webAddress } from './bad-codes.js';
import { startCamera } from './camera.js';
import { byId, onPress } from './dom.js';
import { scan, startGate } from './gate.js';
import { startLanguage } from './language.js';
import { startNotice } from './notice.js';
import { startOnSite } from './on-site.js';
import { currentCode, startPhone } from './phone.js';
import { startPreRegistration } from './pre-register.js';
import { disclosure } from './visitor-form.js';

let lastCode;

/** What each button presents to the gate. An empty text is what a gate reads where a phone shows nothing. */
const presented = {
  scan: () => currentCode() ?? '',
  'try-same': () => lastCode ?? currentCode() ?? '',
  'try-forged': () => forge(currentCode() ?? ''),
  'try-foreign': () => webAddress,
  'try-expired': async () =>
    (await makeCode({ ...disclosure(), issuedAgoSeconds: expiredSecondsAgo }).catch(() => undefined))?.text ??
    '',
};

for (const [id, present] of Object.entries(presented)) {
  onPress(byId(id), async () => {
    const code = await present();
    if (id === 'scan') lastCode = code;
    await scan(code);
  });
}

startPhone();
startGate();
startPreRegistration();
startCamera(scan);
startLanguage();
await Promise.all([startNotice(), startOnSite()]);
