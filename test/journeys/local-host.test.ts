import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { client, clientFor } from './support/client.ts';
import { runHost, runHostToItsEnd } from './support/host.ts';

const hourMs = 3_600_000;
const visits = '/v1/sites/harbour-court/visits';
const preRegistration = () => ({
  visitor: { englishName: 'Chan Tai Man' },
  host: { unit: '12A' },
  expectedFrom: new Date(Date.now()).toISOString(),
  expectedUntil: new Date(Date.now() + hourMs).toISOString(),
});

describe('the host on one machine', () => {
  it('keeps visits, certificates and signing keys in its data folder, even when it is killed', async () => {
    const GATEHOUSE_DATA = mkdtempSync(path.join(tmpdir(), 'gatehouse-test-'));
    const published = async (url: string) =>
      Promise.all(
        ['/sandbox/issuer/certificates.pem', '/oidc/jwks'].map(
          async (at) => (await client(url).get(at)).body,
        ),
      );

    const first = await runHost({ GATEHOUSE_DATA });
    const manager = await clientFor(first.url, 'manager');
    const { status, body } = await manager.post(visits, preRegistration());
    expect(status).toBe(201);
    const before = await published(first.url);
    const bundle = await manager.get('/v1/key-bundle');
    expect(bundle.status).toBe(200);

    const rival = await runHostToItsEnd({ GATEHOUSE_DATA });
    expect(rival).toMatchObject({
      code: 1,
      printed: expect.stringMatching(/Another Gatehouse is using the data folder/),
    });

    await first.stop('SIGKILL');
    const second = await runHost({ GATEHOUSE_DATA });
    const again = await clientFor(second.url, 'manager');
    const { body: page } = await again.get(`${visits}?day=${String(body['day'])}`);
    expect(page['items']).toEqual([expect.objectContaining({ visitId: body['visitId'] })]);
    expect(await published(second.url)).toEqual(before);
    expect((await again.get('/v1/key-bundle')).body['certificates']).toEqual(bundle.body['certificates']);
    expect(await second.stop('SIGINT')).toBe(0);
  }, 120_000);

  it('reports a port that is taken, and ends cleanly so that nothing answers afterwards', async () => {
    const host = await runHost();
    const { port } = new URL(host.url);
    const other = await runHostToItsEnd({ PORT: port });
    expect(other.code).toBe(1);
    expect(other.printed).toBe(
      `Port ${port} is in use. Start with another one, such as PORT=${String(Number(port) + 1)} npm start, or PORT=0 for any free one.`,
    );
    expect(await host.stop('SIGTERM')).toBe(0);
    await expect(fetch(host.url)).rejects.toThrow();
  }, 120_000);

  it('reports a bad data folder in one line', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'gatehouse-test-')), 'file');
    writeFileSync(file, '');
    const { code, printed } = await runHostToItsEnd({ GATEHOUSE_DATA: file });
    expect(code).toBe(1);
    expect(printed).toMatch(/^The data folder .+ cannot be written to; set GATEHOUSE_DATA to another one\.$/);
  });
});
