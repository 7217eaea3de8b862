/** A request or an answer in the form of CloudFront's functions, as far as it is used here. */
interface ViewerEvent {
  readonly request: {
    uri: string;
    readonly querystring?: Readonly<Record<string, { readonly value: string }>>;
  };
}
interface Redirect {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

/**
 * Which file a path of the apps means. CloudFront runs this before it looks into its cache or asks the bucket, and the
 * local host runs the same. It imports nothing: its text is what is deployed.
 *
 * - `/` and `/scanner` lead to the guard's app, `/desk` to the front desk, `/my-data` to the page of one's own data, with
 *   the site that it names, `/invitation` to the page of an invitation.
 * - A path without a dot in its last part is a place inside the guard's app or the desk, so its page answers.
 * - Any other path is a file, or nothing.
 */
export function handler(event: ViewerEvent): ViewerEvent['request'] | Redirect {
  const { request } = event;
  const { uri } = request;
  if (uri === '/' || uri === '/scanner' || uri === '/desk')
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: {
        location: { value: uri === '/desk' ? '/desk/' : '/scanner/' },
        'cache-control': { value: 'no-cache' },
      },
    };
  if (uri === '/my-data') {
    const site = (request.querystring?.['site']?.value ?? '').replace(/[^a-z0-9-]/g, '');
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: {
        location: { value: `/my-data/${site === '' ? '' : `?site=${site}`}` },
        'cache-control': { value: 'no-cache' },
      },
    };
  }
  // A browser keeps the fragment, which holds the secret of the link.
  if (uri === '/invitation')
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: { location: { value: '/invitation/' }, 'cache-control': { value: 'no-cache' } },
    };
  if (uri === '/invitation/') request.uri = '/invitation/index.html';
  if (uri === '/my-data/') request.uri = '/my-data/index.html';
  if (!uri.slice(uri.lastIndexOf('/')).includes('.')) {
    if (uri.startsWith('/scanner/')) request.uri = '/scanner/index.html';
    if (uri.startsWith('/desk/')) request.uri = '/desk/index.html';
  }
  return request;
}
