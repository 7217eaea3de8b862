import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { offlinePackQuery } from './requests.ts';
import { offlinePackResponse, packBar, packBucket, packEntry } from './responses.ts';

/** Names of the messages in the published document. */
export const offlineSchemas = {
  OfflinePack: offlinePackResponse,
  OfflinePackBar: packBar,
  OfflinePackBucket: packBucket,
  OfflinePackEntry: packEntry,
};

/** Invented bytes. */
const key = 'aW52ZW50ZWQta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXM';
const hash = 'aW52ZW50ZWQ';

/** What the route of the offline pack answers. */
export const offlineOperations = {
  offlinePack: {
    tag: 'scanners',
    summary: 'Read what a scanner needs to work without a network',
    description:
      'For scanners’ own tokens alone. Today’s and tomorrow’s visits and who is inside: names as keyed hashes, and what a ' +
      'guard is shown sealed under the visitor’s own name, so that only who shows a code of that name, or tells it, opens ' +
      'an entry. Ask again with `If-None-Match` and with `known`; 304 says that nothing changed. The pack has keys: no ' +
      'cache may keep it.',
    query: offlinePackQuery,
    conditional: 'If-None-Match?',
    answers: {
      200: { description: 'The pack, or what of it is new.', schema: offlinePackResponse, headers: ['ETag'] },
      304: { description: 'The pack is still the one that you have.', headers: ['ETag'] },
    },
    problems: [],
    examples: [
      {
        title: 'One visitor is expected',
        answer: {
          siteId: 'harbour-court',
          asOf: '2027-03-01T00:30:00Z',
          timeZone: 'Asia/Hong_Kong',
          policy: { walkIns: 'record', admitsWeakMatches: false, codesUsedOnce: 'site' },
          gates: [
            { gateId: 'main', name: 'Main entrance', direction: 'both' },
            { gateId: 'car-park', name: 'Car park', direction: 'both' },
          ],
          days: [
            { day: '2027-03-01', key },
            { day: '2027-03-02', key },
          ],
          barsKey: key,
          barsIncomplete: false,
          bars: [],
          buckets: [
            {
              bucket: 14,
              tag: 'k3Qz',
              entries: [
                {
                  id: 'OeW50cnktaWQtaW52ZW50Z',
                  day: '2027-03-01',
                  from: 1803862800,
                  until: 1803870000,
                  state: 'expected',
                  names: [{ key: hash, strong: hash, wrap: 'aW52ZW50ZWQtd3JhcC0xNg' }],
                  parts: { all: [hash, hash, hash], en: [hash, hash, hash], tc: [], prefix: hash },
                  sealed: 'bm9uY2UtMTItYnl0Y2lwaGVydGV4dC13aXRoLXRhZw',
                },
              ],
            },
          ],
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
