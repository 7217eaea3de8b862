import type { RouteName } from '../../../functions/edge/routes.ts';

/** The things that must exist before an example can run. */
export type Given =
  | 'nothing'
  | 'today'
  | 'a visit'
  | 'a visitor inside'
  | 'a scan that leaves a choice'
  | 'a member'
  | 'recurring visits'
  | 'an export';

/** The requirements of each route's examples, if they are more than the visit in the path. */
export const givens: Partial<Record<RouteName, Given>> = {
  recordWalkIn: 'today',
  listVisits: 'a visit',
  searchVisits: 'a visit',
  checkOut: 'a visitor inside',
  undoPassage: 'a visitor inside',
  listOnSite: 'a visitor inside',
  chooseVisit: 'a scan that leaves a choice',
  addTicks: 'a visit',
  listMembers: 'a member',
  listSeries: 'recurring visits',
  getSeries: 'recurring visits',
  cancelSeries: 'recurring visits',
  listExports: 'an export',
  readExport: 'an export',
  getMember: 'a member',
  changeMember: 'a member',
  removeMember: 'a member',
};

/** Examples that cannot run with the demo data, and why. They are still checked against the schemas. */
export const notPlayed: Partial<Record<RouteName, string>> = {
  invite: 'its link is new: see test/integration/invitations/',
  viewInvitation: 'needs a link: see test/integration/invitations/',
  correctInvitedName: 'needs a link: see test/integration/invitations/',
  declineInvitation: 'needs a link: see test/integration/invitations/',
  showInvitationPin: 'needs a link: see test/integration/invitations/',
  recordConsent:
    'needs a notice that changed its purpose: see test/integration/front-desk/purpose-consent.test.ts',
  approveVisit: 'no visitor waits at a site that records walk-ins',
  barPerson: 'would keep the visitor of the other examples out: see barred-people.test.ts',
  barByFirm: 'would keep the visitor of the other examples out: see barred-people.test.ts',
  reviewBarredPerson: 'needs a bar: see barred-people.test.ts',
  unbarPerson: 'needs a bar: see barred-people.test.ts',
  reviewBarredByFirm: 'needs a bar: see barred-people.test.ts',
  unbarByFirm: 'needs a bar: see barred-people.test.ts',
  createSeries: 'the ids of its visits are new: see test/integration/recurring/recurring.test.ts',
  makeEnrolmentCode: 'its whole answer is new: see scanners.test.ts',
  enrolScanner: 'needs a key and a proof: see scanners.test.ts',
  listScanners: 'needs a scanner: see scanners.test.ts',
  tellScannerStatus: 'needs a scanner: see scanners.test.ts',
  revokeScanner: 'needs a scanner: see scanners.test.ts',
  offlinePack: 'needs a scanner, and every byte is new: see scanners.test.ts',
  recordPassages: 'needs an enrolled scanner: see scanners.test.ts',
  listPassages: 'needs a passage that conflicts: see scanners.test.ts',
  resolvePassage: 'needs a passage that conflicts: see scanners.test.ts',
  listTicks: 'needs a tick: see scanners.test.ts',
  listCorrections: 'needs a correction: see test/integration/corrections/',
  askHold: 'its end is at most 90 days from now: see test/integration/holds/',
  listHolds: 'needs a hold: see test/integration/holds/',
  getHold: 'needs a hold: see test/integration/holds/',
  decideHold: 'needs a hold: see test/integration/holds/',
  renewHold: 'needs a hold that was approved: see test/integration/holds/',
  endHold: 'needs a hold: see test/integration/holds/',
  listUnits: 'its members and times are new: see test/integration/units/',
  changeUnits: 'what is there differs from host to host: see test/integration/units/',
  removeUnit: 'would end the residents of other examples: see test/integration/units/',
  removeResident: 'needs a resident: see test/integration/units/',
  makeResidentLink: 'its token is new: see test/integration/units/',
  enrolResident: 'needs a link, and an account: see test/integration/units/',
  listMyVisits: 'is for a host: see test/integration/residents/',
  bookMyVisit: 'is for a host: see test/integration/residents/',
  getMyVisit: 'is for a host: see test/integration/residents/',
  editMyVisit: 'is for a host: see test/integration/residents/',
  decideMyVisit: 'is for a host: see test/integration/residents/',
  inviteMine: 'is for a host: see test/integration/residents/',
  revokeMyInvitation: 'is for a host: see test/integration/residents/',
  makeMyPin: 'is for a host: see test/integration/residents/',
  listMySeries: 'is for a host: see test/integration/residents/',
  createMySeries: 'is for a host: see test/integration/residents/',
  getMySeries: 'is for a host: see test/integration/residents/',
  cancelMySeries: 'is for a host: see test/integration/residents/',
  listAudit: 'its hashes are new: see audit.test.ts',
  listAuditReads: 'what was read is new: see audit.test.ts',
  listNumbers: 'needs visits that were counted: see test/integration/numbers/',
  listDeletionCertificates: 'needs a key whose day is over: see test/integration/privacy/',
  listAccessRequests: 'the times of its request are new: see test/integration/access-requests/',
  createAccessRequest: 'its id and times are new: see test/integration/access-requests/',
  getAccessRequest: 'needs a request: see test/integration/access-requests/',
  changeAccessRequest: 'needs a request: see test/integration/access-requests/',
  refuseVisit: 'no visitor waits at a site that records walk-ins',
};
for (const [route, reason] of Object.entries(notPlayed)) console.log(`not played: ${route}: ${reason}`);
