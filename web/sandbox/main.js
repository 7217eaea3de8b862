import { privacyNotice } from './api.js';
import { repeatResult, startGate } from './gate.js';
import { listPeople, startPhone } from './phone.js';
import { currentLanguage, setLanguage } from './texts.js';

let notice;

function showNotice() {
  document.getElementById('notice').textContent = notice?.texts[currentLanguage()] ?? '';
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    setLanguage(button.dataset.language);
    listPeople();
    repeatResult();
    showNotice();
  });
}

setLanguage(currentLanguage());
startPhone();
startGate();
notice = await privacyNotice().catch(() => undefined);
showNotice();
