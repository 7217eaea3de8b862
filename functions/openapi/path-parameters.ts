import type * as z from 'zod/mini';
import {
  accessRequestIdField,
  gateIdField,
  memberIdField,
  barredIdField,
  exportIdField,
  holdIdField,
  scanIdField,
  seriesIdField,
  scannerIdField,
  siteIdField,
  unitIdField,
  visitIdField,
} from '../edge/id-fields.ts';
import type { routes } from '../edge/routes.ts';

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type PathParameter = NamesIn<(typeof routes)[keyof typeof routes]['path']>;

interface Described {
  readonly schema: z.ZodMiniType;
  readonly description: string;
  readonly example: string;
}

/** The parameters of the routes' paths. A parameter that is not listed does not compile. */
export const pathParameters = {
  siteId: { schema: siteIdField, description: 'A site of the firm.', example: 'harbour-court' },
  gateId: { schema: gateIdField, description: 'A gate of the site.', example: 'side' },
  seriesId: {
    schema: seriesIdField,
    description: 'Recurring visits at the site.',
    example: 'b3BhcXVlLXNlcmllc19pZA',
  },
  visitId: { schema: visitIdField, description: 'A visit at the site.', example: 'b3BhcXVlLXZpc2l0LWlkMQ' },
  unitId: { schema: unitIdField, description: 'A unit of the site.', example: '313242' },
  memberId: {
    schema: memberIdField,
    description: 'A member of the firm.',
    example: 'b3BhcXVlLW1lbWJlci1pZA',
  },
  barredId: {
    schema: barredIdField,
    description: 'A bar, as the list shows it.',
    example: 'b3BhcXVlLWJhcnJlZC1pZA',
  },
  exportId: {
    schema: exportIdField,
    description: 'An export of the site.',
    example: 'b3BhcXVlLWV4cG9ydC1pZA',
  },
  holdId: {
    schema: holdIdField,
    description: 'A hold at the site.',
    example: 'b3BhcXVlLWhvbGQtaWQtMQ',
  },
  requestId: {
    schema: accessRequestIdField,
    description: 'A request to see or to correct data.',
    example: '6b8d2a10b3BhcXVlLWlkLQ',
  },
  scannerId: {
    schema: scannerIdField,
    description: 'A scanner of the site.',
    example: 'b3BhcXVlLXNjYW5uZXItMQ',
  },
  scanId: {
    schema: scanIdField,
    description: 'The scan, as the scanner named it.',
    example: '0b8c3f0a-6e0b-4c0e-9a53-0b8c3f0a6e0b',
  },
} as const satisfies Record<PathParameter, Described>;
