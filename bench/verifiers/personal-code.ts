import { systemClock } from '../../functions/kernel/clock.ts';
import { verifyPersonalCode } from '../../functions/personal-code/verify-personal-code.ts';
import { benchIssuer, benchProfile } from '../issuer.ts';
import type { Contender } from './contender.ts';

/** The verifier of this project. */
export async function personalCode(): Promise<Contender> {
  const now = systemClock();
  const { bundle, sign } = await benchIssuer(now);
  const code = await sign({ name_en: 'Chan Tai Man', id_prefix: 'A123' });
  const judge = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return (await verifyPersonalCode(bytes, benchProfile, bundle, now)).outcome === 'verified';
  };
  const forged = code.replace(/.(?=.{9}$)/, (character) => (character === 'A' ? 'B' : 'A'));
  return {
    name: 'Gatehouse: Personal Code',
    verify: () => judge(code),
    verifyForged: () => judge(forged),
  };
}
