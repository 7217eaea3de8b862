import type { Operation } from '../../edge/operation.ts';
import type { RouteName } from '../../edge/routes.ts';
import * as requests from './requests.ts';
import {
  gateList,
  gateResponse,
  noticeVersionList,
  noticeVersionResponse,
  privacyNoticeResponse,
  siteList,
  siteResponse,
} from './responses.ts';

/** Names of the messages in the published document. */
export const siteSchemas = {
  Site: siteResponse,
  SiteList: siteList,
  Gate: gateResponse,
  GateList: gateList,
  PrivacyNotice: privacyNoticeResponse,
  NoticeVersion: noticeVersionResponse,
  NoticeVersionList: noticeVersionList,
  NewSite: requests.newSite,
  SiteChange: requests.siteChange,
  GateChange: requests.gateChange,
};

const harbourCourt = {
  siteId: 'harbour-court',
  name: 'Harbour Court',
  timeZone: 'Asia/Hong_Kong',
  retentionDays: 30,
  walkIns: 'record',
  admitsWeakMatches: false,
  keeps: ['englishName', 'chineseName', 'idPrefix', 'ageOver'],
  codesUsedOnce: 'site',
  autoCheckOutAt: '00:00',
  gates: [
    { gateId: 'main', name: 'Main gate', direction: 'both' },
    { gateId: 'car-park', name: 'Car park', direction: 'both' },
  ],
  privacyNoticeVersion: '2026-11-01',
  version: 1,
};
const texts = {
  en: 'This building records the name that you choose to show.',
  'zh-Hant': '本大廈會記錄閣下選擇出示的姓名。',
  'zh-Hans': '本大厦会记录阁下选择出示的姓名。',
};
const sideGate = { gateId: 'side', name: 'Side gate', direction: 'in' };

/** What the routes of sites take and answer. */
export const siteOperations = {
  listSites: {
    tag: 'sites',
    summary: 'List the member’s sites',
    query: requests.siteListQuery,
    answers: { 200: { description: 'A page of the sites that the member may act at.', schema: siteList } },
    problems: [],
    examples: [{ title: 'One site', answer: { items: [harbourCourt] } }],
  },
  getSite: {
    tag: 'sites',
    summary: 'Read a site',
    answers: {
      200: { description: 'The site with its gates and settings.', schema: siteResponse, headers: ['ETag'] },
    },
    problems: [],
    examples: [{ title: 'A residential estate', answer: harbourCourt }],
  },
  createSite: {
    tag: 'sites',
    summary: 'Make a site',
    description: 'By an admin of all sites. What is left out is the value that collects least.',
    body: requests.newSite,
    answers: { 201: { description: 'The new site.', schema: siteResponse, headers: ['ETag', 'Location'] } },
    problems: ['site_id_taken', 'too_many_sites'],
    examples: [
      {
        title: 'A tower with one gate',
        body: {
          siteId: 'north-tower',
          name: 'North Tower',
          timeZone: 'Asia/Hong_Kong',
          privacyNotice: texts,
          walkIns: 'approve',
          gates: [sideGate],
        },
        answer: {
          ...harbourCourt,
          siteId: 'north-tower',
          name: 'North Tower',
          walkIns: 'approve',
          keeps: ['englishName', 'chineseName'],
          codesUsedOnce: 'site',
          gates: [sideGate],
        },
      },
    ],
  },
  changeSite: {
    tag: 'sites',
    summary: 'Change a site’s settings',
    description:
      'What is left out stays as it is. In force at the gates within a minute. A `privacyNotice` may come into force later ' +
      '(`inForceFrom`); the version in force, given again, takes that back. `changesPurpose` says that what was collected ' +
      'before needs the consent of the person for the new purpose.',
    conditional: 'If-Match',
    body: requests.siteChange,
    answers: { 200: { description: 'The site as it is now.', schema: siteResponse, headers: ['ETag'] } },
    problems: [],
    examples: [
      {
        title: 'Keep visits for two weeks',
        body: { retentionDays: 14 },
        answer: {
          ...harbourCourt,
          retentionDays: 14,
          retentionSetBy: 'admin',
          retentionSetAt: '2027-03-01T01:00:00Z',
          version: 2,
        },
      },
    ],
  },
  listGates: {
    tag: 'sites',
    summary: 'List a site’s gates',
    answers: { 200: { description: 'The gates.', schema: gateList, headers: ['ETag'] } },
    problems: [],
    examples: [{ title: 'Two gates', answer: { items: harbourCourt.gates } }],
  },
  addGate: {
    tag: 'sites',
    summary: 'Add a gate',
    description: 'Needs no `If-Match`, since it overwrites nothing. The entity tag is the site’s.',
    body: requests.newGate,
    answers: { 201: { description: 'The new gate.', schema: gateResponse, headers: ['ETag', 'Location'] } },
    problems: ['gate_id_taken'],
    examples: [{ title: 'A side gate', body: sideGate, answer: sideGate }],
  },
  changeGate: {
    tag: 'sites',
    summary: 'Change a gate',
    conditional: 'If-Match',
    body: requests.gateChange,
    answers: { 200: { description: 'The gate as it is now.', schema: gateResponse, headers: ['ETag'] } },
    problems: ['gate_not_found'],
    examples: [
      { title: 'Out as well', body: { direction: 'both' }, answer: { ...sideGate, direction: 'both' } },
    ],
  },
  removeGate: {
    tag: 'sites',
    summary: 'Remove a gate',
    conditional: 'If-Match',
    answers: { 204: { description: 'The gate is gone.', headers: ['ETag'] } },
    problems: ['gate_not_found'],
    examples: [{ title: 'The side gate is walled up' }],
  },
  privacyNotice: {
    tag: 'sites',
    summary: 'Read the privacy notice',
    description: 'Public: what visitors are told before their data is collected.',
    answers: { 200: { description: 'The collection statement in force.', schema: privacyNoticeResponse } },
    problems: [],
    examples: [
      {
        title: 'In three scripts',
        answer: {
          siteId: 'harbour-court',
          siteName: 'Harbour Court',
          timeZone: 'Asia/Hong_Kong',
          retentionDays: 30,
          version: '2026-11-01',
          texts,
        },
      },
    ],
  },
  listNoticeVersions: {
    tag: 'privacy',
    summary: 'Read the versions of the privacy notice',
    description:
      'Public, the latest first: each visit names the version that its visitor was shown. A version may come into force later.',
    query: requests.noticeVersionsQuery,
    answers: { 200: { description: 'A page of the versions.', schema: noticeVersionList } },
    problems: [],
    examples: [
      {
        title: 'A notice that never changed',
        answer: { items: [{ version: '2026-11-01', texts }] },
      },
    ],
  },
} as const satisfies Partial<Record<RouteName, Operation>>;
