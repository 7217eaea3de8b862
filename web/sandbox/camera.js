import { byId, onPress, setBusy } from './dom.js';
import { onLanguage, say } from './language.js';

const vendorPath = '/sandbox/vendor/zxing';
const lookEveryMs = 150;
const widestPixels = 960;

let stream;
let message;
let reader;

/** Lets the camera of this device scan a code; `onCode(text)` is called with what it reads, once. */
export function startCamera(onCode) {
  onPress(byId('camera'), () => (stream ? stop() : watch(onCode)));
  onLanguage(draw);
}

async function watch(onCode) {
  setBusy(byId('camera'), true);
  try {
    await open();
  } catch (error) {
    close(error);
  }
  setBusy(byId('camera'), false);
  draw();
  if (!stream) return;
  byId('lens').scrollIntoView({ block: 'nearest' });
  const text = await read(stream).catch(close);
  if (text === undefined) return;
  stop();
  await onCode(text);
}

async function open() {
  message = undefined;
  reader ??= import(`${vendorPath}/es/reader/index.js`).then((zxing) => {
    zxing.prepareZXingModule({ overrides: { locateFile: (file) => `${vendorPath}/reader/${file}` } });
    return zxing;
  });
  try {
    await reader;
  } catch (cause) {
    reader = undefined;
    throw new Error('cameraFailed', { cause });
  }
  stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
  byId('lens').srcObject = stream;
  byId('lens').hidden = false;
  await byId('lens').play();
}

/** Looks at pictures until one holds a QR; undefined when the camera was stopped before. */
async function read(mine) {
  const { readBarcodes } = await reader;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  while (stream === mine) {
    const { videoWidth, videoHeight } = byId('lens');
    const scale = Math.min(1, widestPixels / videoWidth);
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(byId('lens'), 0, 0, canvas.width, canvas.height);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
    if (stream === mine && found?.isValid) return found.text;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  return undefined;
}

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = undefined;
  byId('lens').srcObject = null;
  byId('lens').hidden = true;
  draw();
}

function close(error) {
  const messages = { NotAllowedError: 'cameraRefused', NotFoundError: 'cameraMissing' };
  message =
    messages[error.name] ?? (stream || error.message === 'cameraFailed' ? 'cameraFailed' : 'cameraMissing');
  stop();
}

function draw() {
  byId('camera-word').textContent = stream ? say().stopCamera : say().scanCamera;
  byId('camera-note').textContent = stream ? say().cameraLooking : message ? say()[message] : '';
}
