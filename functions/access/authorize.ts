import type { FirmId } from '../kernel/brands.ts';
import type { Firm, Member } from '../registry/firm.ts';
import type { TokenVerdict } from './verify-access-token.ts';

/** The dependencies of an authorization. */
export interface AuthorizeDeps {
  readonly verify: (token: string) => Promise<TokenVerdict>;
  readonly findMember: (issuer: string, subject: string) => Promise<Member | undefined>;
  readonly getFirm: (firmId: FirmId) => Promise<Firm | undefined>;
}

export type Authorization =
  | { readonly ok: true; readonly member: Member; readonly firm: Firm }
  | { readonly ok: false; readonly reason: string };

/** The token of an `Authorization` header (RFC 6750 §2.1). */
export const bearerToken = (header: string | undefined): string | undefined =>
  /^Bearer ([\w.~+/=-]+)$/i.exec(header ?? '')?.[1];

/** The only refusal whose reason the caller learns: the token is valid, but the firm is suspended. */
export const firmSuspended = 'firm_suspended';

/** Who is calling? Takes the `Authorization` header; firm and role come from the Registry alone. */
export async function authorize(deps: AuthorizeDeps, header: string | undefined): Promise<Authorization> {
  const token = bearerToken(header);
  if (token === undefined) return { ok: false, reason: 'no_bearer_token' };
  const verdict = await deps.verify(token);
  if (!verdict.ok) return verdict;
  const member = await deps.findMember(verdict.issuer, verdict.subject);
  if (!member) return { ok: false, reason: 'not_a_member' };
  const firm = await deps.getFirm(member.firmId);
  if (!firm) return { ok: false, reason: 'no_such_firm' };
  return firm.status === 'active' ? { ok: true, member, firm } : { ok: false, reason: firmSuspended };
}
