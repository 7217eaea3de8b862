import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { profileFaults, parseProfile } from '../../functions/personal-code/parse-profile.ts';
import type { Profile } from '../../functions/personal-code/profile.ts';
import { profileById, type DeployedTrust } from '../../functions/personal-code/profiles.ts';
import { ToolFailure } from '../shared/tool-failure.ts';

/** A profile to verify with; a draft comes from a file and is not deployed yet. */
export interface LoadedProfile {
  readonly profile: Profile;
  readonly isDraft: boolean;
}

/**
 * Loads the profile with an id, or a profile from a file (`draft.ts`, or `draft.ts#id` where the file has several).
 * Address and anchors, which a deployment states, may be missing. Throws {@link ToolFailure} with each fault of a
 * draft.
 */
export async function loadProfile(named: string, deployed: DeployedTrust = {}): Promise<LoadedProfile> {
  if (!/\.[cm]?[jt]s(#|$)/.test(named)) {
    try {
      return { profile: profileById(named, { ...placeholders, ...deployed }), isDraft: false };
    } catch (error) {
      throw new ToolFailure(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
  const [file = '', id] = named.split('#');
  const drafts = await draftsIn(file);
  const chosen = id === undefined ? drafts : drafts.filter((draft) => draft['id'] === id);
  const [draft] = chosen;
  if (!draft || chosen.length > 1) {
    const ids = drafts.map((each) => `${file}#${String(each['id'])}`).join(', ');
    throw new ToolFailure(
      drafts.length === 0
        ? `${file} exports no profile, which is an object with an envelope, a header and claims (see docs/adapting-the-profile.md)`
        : `${file} has several profiles, or none with this id; name one: ${ids}`,
    );
  }
  const completed = complete(draft);
  const faults = profileFaults(completed);
  if (faults.length > 0) {
    throw new ToolFailure(
      ['The draft is not a profile yet:', ...faults.map((fault) => `  ${fault}`)].join('\n'),
    );
  }
  return { profile: parseProfile(completed), isDraft: true };
}

type Draft = Readonly<Record<string, unknown>>;

/** Values that a deployment would set. Nothing is fetched from there. */
const placeholders = { certificateAddress: 'https://certificates.invalid/', trustAnchors: ['0'.repeat(64)] };

async function draftsIn(file: string): Promise<Draft[]> {
  let exported: Draft;
  try {
    exported = (await import(pathToFileURL(path.resolve(file)).href)) as Draft;
  } catch (error) {
    throw new ToolFailure(`${file} cannot be loaded: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
  const values = Object.values(exported);
  const found = [...values, ...values.filter(isObject).flatMap((value) => Object.values(value))];
  return [...new Set(found.filter((value): value is Draft => isObject(value) && 'envelope' in value))];
}

function complete(draft: Draft): Draft {
  const source = draft['certificates'];
  if (draft['environment'] !== 'production' || !isObject(source)) return draft;
  const isEmpty = (name: string) => Array.isArray(source[name]) && source[name].length === 0;
  return {
    ...draft,
    certificates: {
      ...source,
      ...(isEmpty('addresses') ? { addresses: [placeholders.certificateAddress] } : {}),
      ...(isEmpty('trustAnchors') ? { trustAnchors: placeholders.trustAnchors } : {}),
    },
  };
}

const isObject = (value: unknown): value is Draft => typeof value === 'object' && value !== null;
