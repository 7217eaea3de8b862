import type { FirmId } from '../kernel/brands.ts';
import { failure, type Failure } from '../kernel/problems.ts';
import type { Firm } from '../registry/firm.ts';
import type { FirmChange } from './api/requests.ts';
import { logoFaults, readLogo } from './logo.ts';

/** A firm as its members see it, with its logo. */
export interface FirmLook {
  readonly firm: Firm;
  /** The bytes of the logo, where the firm has one. */
  readonly logo?: Uint8Array;
  /** Counts the changes, from 1. */
  readonly version: number;
}

/** The reads and the write of a firm's name and look. */
export interface FirmDeps {
  readonly getLook: (firmId: FirmId) => Promise<FirmLook | undefined>;
  /** Writes the look on the condition of the version before it; says why it was not written. */
  readonly putLook: (look: FirmLook) => Promise<'done' | 'stale' | 'firm_not_active'>;
}

type ReadLook = { readonly ok: true; readonly look: FirmLook } | Failure;

/** The firm of a member. */
export async function readFirm({ getLook }: Pick<FirmDeps, 'getLook'>, firmId: FirmId): Promise<ReadLook> {
  const look = await getLook(firmId);
  return look ? { ok: true, look } : failure('unauthenticated');
}

/** Changes a firm's name, colour and logo. What is absent stays; `null` takes the colour or the logo away. */
export async function changeFirm(
  deps: FirmDeps,
  firmId: FirmId,
  { name, colour, logo }: FirmChange,
  refuseStale: (version: number) => Failure | undefined,
): Promise<ReadLook> {
  const read = logo ? readLogo(logo.data) : undefined;
  if (read?.ok === false) return failure('logo_refused', logoFaults[read.fault]);
  const standing = await readFirm(deps, firmId);
  if (!standing.ok) return standing;
  const { look } = standing;
  const stale = refuseStale(look.version);
  if (stale) return stale;
  const { colour: oldColour, logo: oldLogo, ...rest } = look.firm;
  const newColour = colour === undefined ? oldColour : colour;
  const picture = logo === undefined ? pictureOf(oldLogo, look.logo) : pictureOf(read?.logo, read?.bytes);
  const changed: FirmLook = {
    firm: {
      ...rest,
      name: name ?? rest.name,
      ...(newColour === undefined || newColour === null ? {} : { colour: newColour }),
      ...(picture ? { logo: picture.logo } : {}),
    },
    ...(picture ? { logo: picture.bytes } : {}),
    version: look.version + 1,
  };
  const done = await deps.putLook(changed);
  if (done === 'done') return { ok: true, look: changed };
  return failure(done === 'stale' ? 'precondition_failed' : 'firm_suspended');
}

const pictureOf = (logo: Firm['logo'], bytes: Uint8Array | undefined) =>
  logo && bytes ? { logo, bytes } : undefined;
