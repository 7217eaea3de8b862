import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { ToolFailure } from '../../../../tools/shared/tool-failure.ts';
import { clientCredentials, fetchedTokens, PassingFailure } from '../../../../tools/shared/access-tokens.ts';
import { openApi } from '../../../../tools/shared/api-access.ts';
import { serve } from '../support/serve.ts';

const credentials = { GATEHOUSE_CLIENT_ID: 'a', GATEHOUSE_CLIENT_SECRET: 'b' };

describe('the access to the API', () => {
  it.each([
    ['no credentials', {}, {}, /set GATEHOUSE_TOKEN, .*--member manager/],
    ['no credentials for AWS', { api: 'https://api.example/v1' }, {}, /GATEHOUSE_CLIENT_SECRET\.$/],
    ['half of the credentials', {}, { GATEHOUSE_CLIENT_ID: 'a' }, /set GATEHOUSE_TOKEN/],
    ['an invalid token', {}, { GATEHOUSE_TOKEN: 'two words' }, /does not contain an access token/],
    [
      'a demo member of a deployment',
      { api: 'https://api.example/v1', member: 'manager' },
      {},
      /local host only/,
    ],
    ['no issuer in AWS', { api: 'https://api.example/v1' }, credentials, /--issuer/],
    [
      'an issuer without TLS',
      { api: 'https://api.example/v1', issuer: 'http://i.example' },
      credentials,
      /https/,
    ],
    ['an API without TLS', { api: 'http://api.example/v1' }, { GATEHOUSE_TOKEN: 'x' }, /https/],
    ['an invalid address', { api: 'harbour' }, { GATEHOUSE_TOKEN: 'x' }, /--api must be an address/],
    ['a secret in the address', { api: 'https://me:pw@api.example' }, { GATEHOUSE_TOKEN: 'x' }, /--api must/],
  ])('is refused with %s', (_, where, env, message) => {
    expect(() => openApi(where, env)).toThrow(ToolFailure);
    expect(() => openApi(where, env)).toThrow(message);
    expect(() => openApi(where, env)).not.toThrow('two words');
  });

  it.each(['', '/', '/v1', '/v1/'])('calls the stage also if the address ends with "%s"', async (end) => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url, request.headers.authorization);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    const { client } = openApi({ api: url + end }, { GATEHOUSE_TOKEN: ' token\n' });
    await client.GET('/sites/{siteId}', { params: { path: { siteId: 'here' } } });
    expect(asked).toEqual(['/v1/sites/here', 'Bearer token']);
  });
});

describe('a fetched token', () => {
  it('is used until a minute before it expires, or until it is dropped', async () => {
    let nowMs = 0;
    let made = 0;
    const fetchToken = () =>
      Promise.resolve({ accessToken: `token-${String(++made)}`, expiresInSeconds: 3600 });
    const tokens = fetchedTokens(fetchToken, () => nowMs);
    expect(await tokens.current()).toBe('token-1');
    nowMs = 3_539_999;
    expect(await tokens.current()).toBe('token-1');
    nowMs = 3_540_000;
    expect(await tokens.current()).toBe('token-2');
    expect(tokens.drop()).toBe(true);
    expect(await tokens.current()).toBe('token-3');
  });

  const issuerThat = async (token: () => { status: number; body: object }, more: object = {}) => {
    const asked: { url: string | undefined; authorization: string | undefined; body: string }[] = [];
    const url: string = await serve(async (request, response) => {
      const body = await textOf(request);
      asked.push({ url: request.url, authorization: request.headers.authorization, body });
      const discovery = { issuer: url, token_endpoint: `${url}/oauth2/token`, ...more };
      const answer = request.url?.includes('.well-known') ? { status: 200, body: discovery } : token();
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
    return { asked, url };
  };

  it('comes from the token endpoint in the issuer’s metadata', async () => {
    const { asked, url } = await issuerThat(() => ({
      status: 200,
      body: { access_token: 'x', expires_in: 300, token_type: 'Bearer' },
    }));
    const fetchToken = clientCredentials(url, 'the id', 'a:secret');
    expect(await fetchToken()).toEqual({ accessToken: 'x', expiresInSeconds: 300 });
    await fetchToken();
    expect(asked.map((one) => one.url)).toEqual([
      '/.well-known/openid-configuration',
      '/oauth2/token',
      '/oauth2/token',
    ]);
    expect(asked[1]).toMatchObject({
      authorization: `Basic ${Buffer.from('the%20id:a%3Asecret').toString('base64')}`,
      body: 'grant_type=client_credentials',
    });
  });

  it.each([
    ['refuses', () => ({ status: 401, body: {} }), {}, ToolFailure],
    ['gives another answer', () => ({ status: 200, body: {} }), {}, ToolFailure],
    [
      'has another name',
      () => ({ status: 200, body: { access_token: 'x' } }),
      { issuer: 'https://other.example' },
      ToolFailure,
    ],
    ['fails', () => ({ status: 503, body: {} }), {}, PassingFailure],
    ['is busy', () => ({ status: 429, body: {} }), {}, PassingFailure],
  ])('is missing if the issuer %s', async (_, answer, more, kind) => {
    const { url } = await issuerThat(answer, more);
    const failed = clientCredentials(url, 'id', 'the-secret')();
    await expect(failed).rejects.toBeInstanceOf(kind);
    await expect(failed).rejects.not.toThrow('the-secret');
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}
