import type { OpenedCode } from './envelope.ts';
import type { CodeProfile } from './profile.ts';
import { refuse, type Step } from './rejections.ts';

/** Size and prefix, then the profile's envelope. */
export function openCode(bytes: Uint8Array, profile: CodeProfile): Step<OpenedCode> {
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > profile.maxBytes) return refuse('too_long');
  const { prefix, envelope } = profile;
  if (prefix === '') return envelope.open(bytes);
  const start = String.fromCharCode(...bytes.subarray(0, prefix.length));
  return start === prefix ? envelope.open(bytes.subarray(prefix.length)) : refuse('not_a_personal_code');
}
