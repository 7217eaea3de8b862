import * as z from 'zod/mini';
import { correctionShown } from '../../front-desk/api/responses.ts';

/** The corrections of a visit, the first one first. */
export const correctionList = z.object({ items: z.array(correctionShown) });
