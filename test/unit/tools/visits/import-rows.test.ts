import { describe, expect, it } from '@jest/globals';
import type { Message } from '../../../../client/gatehouse-client.ts';
import { openApi } from '../../../../tools/shared/api-access.ts';
import type { RowFailure } from '../../../../tools/visits/failed-rows.ts';
import { importRows } from '../../../../tools/visits/import-rows.ts';
import { Refusal, send } from '../../../../tools/shared/send.ts';
import type { VisitRow } from '../../../../tools/visits/visit-file.ts';
import { serve } from '../support/serve.ts';

type Body = Message<'ImportPage'>;
type Answer = Message<'ImportedPage'>;

const rowsOf = (count: number) =>
  ReadableStream.from(
    Array.from({ length: count }, (_, line): VisitRow => ({
      line,
      cells: [],
      rowId: `r${line}`,
      fields: {},
      problems: [],
    })),
  );
const allCreated = ({ rows }: Body): Answer => ({
  items: rows.map(({ rowId }) => ({ rowId, result: 'created' })),
});
const blocked = new Refusal('403 request_blocked', 'request_blocked');

/** A firewall that stops every page that contains one of these rows. */
const stopping =
  (...stopped: readonly string[]) =>
  (body: Body): Answer => {
    if (body.rows.some(({ rowId }) => stopped.includes(rowId))) throw blocked;
    return allCreated(body);
  };

async function run(count: number, answer: (body: Body) => Answer | Promise<Answer>, stopAtPage?: number) {
  const sent: string[] = [];
  const failures: RowFailure[] = [];
  const abort = new AbortController();
  let pages = 0;
  let tally = {};
  const ended = await importRows({
    rows: rowsOf(count),
    sendPage: async (body) => {
      const answered = await answer(body);
      sent.push(...body.rows.map(({ rowId }) => rowId));
      return answered;
    },
    onFailure: (failure) => failures.push(failure),
    onPage: (now) => {
      tally = now;
      pages += 1;
      if (pages === stopAtPage) abort.abort();
    },
    signal: abort.signal,
  }).then(
    () => 'ended',
    (error: unknown) => error,
  );
  return { ended, sent, failures, pages, tally };
}

describe('imported rows', () => {
  it('are sent page by page until a person interrupts', async () => {
    expect(await run(250, allCreated)).toMatchObject({
      ended: 'ended',
      pages: 3,
      tally: { created: 250, exists: 0, failed: 0 },
    });
    const { ended, sent, tally } = await run(250, allCreated, 2);
    expect([ended, sent.length, tally]).toEqual(['ended', 200, { created: 200, exists: 0, failed: 0 }]);
  });

  it('stop if the answer is about other rows', async () => {
    const { ended } = await run(2, ({ rows }) => allCreated({ importId: '', rows: rows.toReversed() }));
    expect(ended).toEqual(
      expect.objectContaining({ message: expect.stringContaining('rows that were not sent') }),
    );
    expect((await run(2, () => ({ items: [] }))).ended).toBeInstanceOf(Error);
  });

  it('are sent without the rows that the firewall blocks', async () => {
    const attacks = [7, 8, 30, 50, 70, 90, 110];
    const { ended, sent, failures, tally } = await run(120, stopping(...attacks.map((line) => `r${line}`)));
    expect(ended).toBe('ended');
    expect(tally).toEqual({ created: 113, exists: 0, failed: 7 });
    expect(failures.map(({ row, result }) => [row.line, result])).toEqual(
      attacks.map((line) => [line, 'request_blocked']),
    );
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('stop after a few tries if the firewall blocks everything', async () => {
    let tries = 0;
    const { ended, failures } = await run(100, () => {
      tries += 1;
      throw blocked;
    });
    expect(ended).toBe(blocked);
    expect(failures).toHaveLength(4);
    expect(tries).toBeLessThan(20);
  });

  it('continue after an access token expires in the middle', async () => {
    let tokens = 0;
    const served: (string | undefined)[] = [];
    const url: string = await serve((request, response) => {
      const json = (status: number, body: object) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url?.includes('.well-known'))
        return void json(200, { issuer: `${url}/oidc`, token_endpoint: `${url}/oidc/token` });
      if (request.url === '/oidc/token')
        return void json(200, { access_token: `token-${++tokens}`, expires_in: 3600 });
      const { authorization } = request.headers;
      served.push(authorization);
      // The first token expires after the first page.
      if (authorization === 'Bearer token-1' && served.length > 1)
        return void json(401, { code: 'unauthenticated', title: 'A valid access token is needed.' });
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => json(200, allCreated(JSON.parse(text) as Body)));
    });
    const env = { GATEHOUSE_CLIENT_ID: 'id', GATEHOUSE_CLIENT_SECRET: 'secret' };
    const { client, tokens: held } = openApi({ api: url }, env);
    const params = { path: { siteId: 'here' } };
    const { signal } = new AbortController();
    const { ended, tally } = await run(250, (body) =>
      send((more) => client.POST('/sites/{siteId}/visits/import', { params, body, ...more }), {
        tokens: held,
        signal,
      }),
    );
    expect([ended, tally]).toEqual(['ended', { created: 250, exists: 0, failed: 0 }]);
    expect(served.map((one) => one?.slice(-1))).toEqual(['1', '1', '2', '2']);
  });
});
