import { versionTag } from '../edge/if-match.ts';
import type { Answer } from '../edge/respond.ts';
import { firmView } from './api/view.ts';
import type { FirmLook } from './change-firm.ts';

/** The answer that shows a firm, with its entity tag. */
export const firmAnswer = (look: FirmLook): Answer => ({
  ok: true,
  status: 200,
  headers: { etag: versionTag(look.version) },
  body: firmView(look),
});
