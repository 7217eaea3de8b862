/** Headers of an answer, by name in small letters. */
export type Headers = Readonly<Record<string, string>>;

/** What every answer under the address of the app says. A browser ignores the first over plain HTTP, as on the local host. */
const everywhere: Headers = {
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** What is no page: answers of the API, and addresses where nothing is. */
export const bareHeaders: Headers = {
  ...everywhere,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Powerful features that a page has unless a header takes them away. The screen's wake lock and sound stay as they are. */
const deniedFeatures = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const scannerPolicy = (scripts: string, connections = "'self'", pictures = "'self'"): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self'",
    "style-src 'self'",
    `img-src ${pictures}`,
    `connect-src ${connections}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The files of an app, the guard's or the page of one's own data: its own scripts, styles and pictures, the API of the same origin, and the camera. */
export const scannerHeaders: Headers = {
  ...everywhere,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': ['camera=(self)', ...deniedFeatures.map((name) => `${name}=()`)].join(', '),
  'content-security-policy': scannerPolicy("'self'"),
};

/** The page of an invitation: as the others, without the camera. */
export const invitationHeaders: Headers = {
  ...scannerHeaders,
  'permissions-policy': ['camera', ...deniedFeatures].map((name) => `${name}=()`).join(', '),
};

/** The one worker that may compile WebAssembly: it reads QR codes, has no page, and never holds the device's key. */
export const codeReaderHeaders: Headers = {
  ...scannerHeaders,
  'content-security-policy': scannerPolicy("'self' 'wasm-unsafe-eval'"),
};

/**
 * The front desk: as the guard's app, without the camera. It also asks the issuer that its people sign in at: `issuers` are
 * the origins of that, none where it has the same one. The firm's logo comes with the firm and has no address of its own, so
 * a picture may be written out as `data:`; a browser runs no script of a picture.
 */
export const deskHeaders = (issuers: readonly string[]): Headers => ({
  ...everywhere,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': ['camera', ...deniedFeatures].map((name) => `${name}=()`).join(', '),
  'content-security-policy': scannerPolicy("'self'", ["'self'", ...issuers].join(' '), "'self' data:"),
});

/** Paths of that worker, as CloudFront writes patterns. */
export const codeReaderPattern = '/scanner/assets/reader.worker-*';

/** Files with a hash of their content in their names. */
export const hashedFolders = ['/scanner/assets/', '/my-data/assets/', '/invitation/assets/', '/desk/assets/'];

/** How long a file may be kept without asking again. */
export const cacheControl = {
  /** A file with a hash in its name never changes. */
  hashed: 'public, max-age=31536000, immutable',
  /** `index.html`, the service worker, the manifest and the icons are asked for again each time. */
  shell: 'no-cache',
} as const;

/** The page of one's own data reads codes in the same way. */
export const ownDataReaderPattern = '/my-data/assets/reader.worker-*';

const startsAs = (uri: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => uri.startsWith(pattern.replace(/\*$/, '')));

/** The headers of one file of an app. `uri` is its path, such as `/scanner/index.html`. */
export const headersOfScannerFile = (uri: string): Headers => ({
  ...headersOfPage(uri),
  'cache-control': startsAs(uri, hashedFolders) ? cacheControl.hashed : cacheControl.shell,
});

function headersOfPage(uri: string): Headers {
  if (uri.startsWith('/desk/')) return deskHeaders([]);
  if (uri.startsWith('/invitation')) return invitationHeaders;
  return startsAs(uri, [codeReaderPattern, ownDataReaderPattern]) ? codeReaderHeaders : scannerHeaders;
}
