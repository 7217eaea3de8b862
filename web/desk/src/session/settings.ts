import type { DeskSettings } from '../../../../lib/web/desk-settings.ts';

/** Reads where this desk's people sign in. Throws where there is no answer, or none that makes sense. */
export async function readSettings(): Promise<DeskSettings> {
  const response = await fetch('/desk/settings.json', { cache: 'no-cache' });
  const settings = (await response.json()) as Partial<DeskSettings>;
  const { address, issuer, clientId, scope } = settings;
  if (!response.ok || !address || !issuer || !clientId || !scope) throw new Error('the desk has no settings');
  return { address, issuer, clientId, scope };
}
