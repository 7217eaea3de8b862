import { randomUUID } from 'node:crypto';
import { client } from '../../local/demo/client.ts';

const siteId = 'harbour-court';
const hourMs = 3_600_000;
/** Rows in one request of an import. */
const page = 40;

/** Somebody whom a bench expects. */
export interface Expected {
  readonly englishName: string;
  readonly idPrefix: string;
}

/** The office of the demo site: enrols devices, expects visitors, makes codes. */
export interface Office {
  readonly enrolmentCode: () => Promise<string>;
  /** Pre-registers so many visitors of their own names, and answers them. */
  readonly expect: (count: number) => Promise<readonly Expected[]>;
  readonly code: (visitor: Expected) => Promise<string>;
  readonly insideCount: () => Promise<number>;
}

export function office(url: string): Office {
  const { as, sandbox } = client(url);
  const path = { siteId };
  return {
    enrolmentCode: async () => {
      const { data } = await as('manager').POST('/sites/{siteId}/scanners/enrolment-codes', {
        params: { path },
        body: {},
      });
      if (!data) throw new Error('no enrolment code');
      return data.enrolmentCode;
    },
    expect: async (count) => {
      const visitors = Array.from({ length: count }, () => ({
        englishName: `CHAN ${letters()} ${letters()}`,
        idPrefix: `${'ABCDEFGHKMNPRSTVWYZ'.charAt(Math.floor(Math.random() * 19))}${String(100 + Math.floor(Math.random() * 900))}`,
      }));
      const expectedFrom = new Date().toISOString();
      const expectedUntil = new Date(Date.now() + hourMs).toISOString();
      for (let from = 0; from < count; from += page) {
        const { response } = await as('manager').POST('/sites/{siteId}/visits/import', {
          params: { path },
          body: {
            importId: randomUUID(),
            rows: visitors.slice(from, from + page).map((visitor, index) => ({
              rowId: String(from + index),
              visitor,
              host: { unit: '12A', name: 'Wong' },
              expectedFrom,
              expectedUntil,
            })),
          },
        });
        if (!response.ok) throw new Error(`an import was answered with ${String(response.status)}`);
      }
      return visitors;
    },
    code: async (visitor) => {
      const { body } = await sandbox('/personal-codes', { ...visitor, lifetimeSeconds: 120 });
      return String(body['text']);
    },
    insideCount: async () => {
      const { data } = await as('manager').GET('/sites/{siteId}/on-site', { params: { path } });
      return data?.count ?? 0;
    },
  };
}

/** Eight random letters: a part of a name that no other visitor has. */
const letters = (): string =>
  Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
