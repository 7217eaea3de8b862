/** A request or an answer in the form of CloudFront's functions, as far as it is used here. */
interface ViewerEvent {
  readonly request: { uri: string };
}
interface Redirect {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

/**
 * Which file a path of the guard's app means. CloudFront runs this before it looks into its cache or asks the bucket, and the
 * local host runs the same. It imports nothing: its text is what is deployed.
 *
 * - `/` and `/scanner` lead to the app.
 * - A path without a dot in its last part is a place inside the app, so its page answers.
 * - Any other path is a file, or nothing.
 */
export function handler(event: ViewerEvent): ViewerEvent['request'] | Redirect {
  const { request } = event;
  const { uri } = request;
  if (uri === '/' || uri === '/scanner')
    return {
      statusCode: 302,
      statusDescription: 'Found',
      headers: { location: { value: '/scanner/' }, 'cache-control': { value: 'no-cache' } },
    };
  const isPlace = uri.startsWith('/scanner/') && !uri.slice(uri.lastIndexOf('/')).includes('.');
  if (isPlace) request.uri = '/scanner/index.html';
  return request;
}
