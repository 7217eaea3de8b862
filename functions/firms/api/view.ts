import type { Shown } from '../../edge/response-fields.ts';
import { defined } from '../../kernel/defined.ts';
import { routesOf, type Session } from '../session.ts';
import type { FirmLook } from '../change-firm.ts';
import { textOn } from '../contrast.ts';
import type { firmResponse, sessionResponse } from './responses.ts';

/** A session as the API shows it to the member. */
export function sessionView({ member, firm }: Session): Shown<typeof sessionResponse> {
  const { memberId, kind, role, label, siteIds } = member;
  const { firmId, name, colour, logo } = firm;
  return {
    memberId,
    kind,
    role,
    ...defined({ label }),
    siteIds,
    firm: { firmId, name, ...defined({ colour }), hasLogo: logo !== undefined },
    may: routesOf(role),
  };
}

/** A firm as the API shows it to its members. */
export function firmView({ firm, logo: bytes, version }: FirmLook): Shown<typeof firmResponse> {
  const { firmId, name, colour, logo } = firm;
  return {
    firmId,
    name,
    ...(colour === undefined ? {} : { colour, text: textOn(colour) }),
    ...(logo && bytes ? { logo: { ...logo, data: Buffer.from(bytes).toString('base64') } } : {}),
    version,
  };
}
