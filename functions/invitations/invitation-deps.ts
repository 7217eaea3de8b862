import type { FirmId } from '../kernel/brands.ts';
import type { VisitDeps } from '../front-desk/visit-deps.ts';
import type { Firm } from '../registry/firm.ts';
import type { InvitationPin } from './invitation-pin.ts';
import type { InvitationTable } from './invitation-table.ts';
import type { InvitationSeal } from './invitation-token.ts';
import type { InvitationLanguage } from './visit-times.ts';

/** The dependencies of the use cases of an invitation. */
export interface InvitationDeps extends VisitDeps, InvitationParts {}

/** Those that other use cases of a visit do not have. */
export interface InvitationParts {
  readonly getFirm: (firmId: FirmId) => Promise<Firm | undefined>;
  readonly invitations: InvitationTable;
  readonly seal: () => Promise<InvitationSeal>;
  readonly pinOf: (firmId: FirmId) => Promise<InvitationPin>;
  /** Random bytes for the secret of a link. */
  readonly newSecret: () => Uint8Array;
  /** The address under which the pages are found, without a path; absent where the deployment has none. */
  readonly webAddress?: string;
  /** Queues an e-mail; absent where the deployment sends none. */
  readonly queueMail?: (message: QueuedInvitation) => Promise<void>;
}

/** A message in the queue: what sending needs and nothing else. The token leads to the visit. */
export interface QueuedInvitation {
  readonly to: string;
  readonly language: InvitationLanguage;
  readonly token: string;
}
