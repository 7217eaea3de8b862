import { readPublic, sitePath } from './api.js';
import { byId } from './dom.js';
import { currentLanguage, onLanguage, say } from './language.js';

let answer;

function draw() {
  if (!answer) return;
  const { status, body } = answer;
  byId('notice').textContent = status === 200 ? body.texts[currentLanguage()] : say().noticeFailed;
  byId('notice-version').textContent = status === 200 ? say().noticeVersion(body.version) : '';
}

/** Shows the site’s privacy notice, which a visitor sees before a scan. */
export async function startNotice() {
  onLanguage(draw);
  answer = await readPublic(`${sitePath}/privacy-notice`);
  draw();
}
