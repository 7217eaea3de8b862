import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import { keyBundleResponse } from './responses.ts';

/** Names of the messages in the published document. */
export const keyBundleSchemas = { KeyBundle: keyBundleResponse };

/** What the route of the key bundle answers. */
export const keyBundleOperations = {
  keyBundle: {
    tag: 'scanners',
    summary: 'Read the certificates that codes verify with',
    description:
      'For scanners that work offline. Ask again with `If-None-Match`; 304 says that nothing changed.',
    conditional: 'If-None-Match?',
    answers: {
      200: { description: 'The key bundle.', schema: keyBundleResponse, headers: ['ETag'] },
      304: { description: 'The bundle is still the one that you have.', headers: ['ETag'] },
    },
    problems: ['cannot_verify_now'],
    examples: [
      {
        title: 'One certificate',
        answer: {
          profileId: 'iam-smart-assumed-1.sandbox',
          fetchedAt: '2026-11-23T00:00:00Z',
          validUntil: '2026-11-25T00:00:00Z',
          certificates: [
            {
              keyId: 'q2VydGlmaWNhdGUta2V5LWlkLW9mLTQzLWNoYXJzLS0',
              algorithm: 'ES256',
              der: 'MIIB…',
              notBefore: '2026-11-01T00:00:00Z',
              notAfter: '2027-11-01T00:00:00Z',
              status: 'active',
            },
          ],
          deniedKeyIds: [],
        },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
