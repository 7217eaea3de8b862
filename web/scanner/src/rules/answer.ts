import type { Message } from '../../../../client/gatehouse-client.ts';

export type ScanAnswer = Message<'ScanAnswer'>;
export type Visit = Message<'VisitWithCompanions'>;
export type Candidate = Message<'Candidate'>;
export type Site = Message<'Site'>;
export type Direction = 'in' | 'out';

/** Why a request brought nothing. */
export type Trouble =
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly code: string;
      readonly requestId?: string;
      readonly errors: readonly { readonly path: string; readonly message: string }[];
    }
  /** No answer came: no network, or one that is too slow. */
  | { readonly kind: 'no_network' };

/** What came of a request. */
export type Asked<Data> = { readonly kind: 'data'; readonly data: Data } | Trouble;
