import { describe, expect, it } from '@jest/globals';
import { corsHeaders, exposedHeaders, originExpression } from '../../../functions/edge/cors.ts';

const allowed = ['https://desk.example.com', 'http://localhost:*'];

describe('a page of another origin', () => {
  it.each(['https://desk.example.com', 'http://localhost:3000', 'http://localhost:65535'])(
    'may read the answer if it is on the list: %s',
    (origin) => {
      expect(corsHeaders(origin, allowed)).toEqual({
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-expose-headers': exposedHeaders,
      });
    },
  );

  it.each([
    undefined,
    '',
    'null',
    'http://desk.example.com',
    'https://desk.example.com.evil.example',
    'https://evil.example/https://desk.example.com',
    'https://deskXexample.com',
    'http://localhost',
    'http://localhost:',
    'http://localhost:3000.evil.example',
    'http://localhost:123456',
    'HTTPS://DESK.EXAMPLE.COM',
    'https://desk.example.com\nhttps://evil.example',
  ])('may not read the answer otherwise: %j', (origin) => {
    expect(corsHeaders(origin, allowed)).toEqual({ vary: 'Origin' });
  });

  it('gets no header if no origin is allowed', () => {
    expect(corsHeaders('https://desk.example.com', [])).toEqual({});
  });

  it('is compared by a regular expression with the same meaning in Java and JavaScript', () => {
    expect(originExpression(allowed)).toBe('^(https://desk[.]example[.]com|http://localhost:[0-9]{1,5})$');
  });
});
