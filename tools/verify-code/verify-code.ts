/** `npm run verify-code`: what does verification say of these codes, and why? */
import { parseArgs } from 'node:util';
import type { EpochSeconds } from '../../functions/kernel/brands.ts';
import { epochSeconds, systemClock, toRfc3339 } from '../../functions/kernel/clock.ts';
import type { KeyBundle } from '../../functions/personal-code/key-bundle.ts';
import { deploymentOptions, findDeployment, type Deployment } from '../shared/deployment.ts';
import { runTool } from '../shared/run-tool.ts';
import { ToolFailure } from '../shared/tool-failure.ts';
import { bundleFromCertificates, bundleFromJson, bundleOfDeployment } from './load-key-bundle.ts';
import { loadProfile, type LoadedProfile } from './load-profile.ts';
import { readCodes, readFile } from './read-codes.ts';
import { exitCodeOf, reportOn, textOf } from './report.ts';

const usage = `npm run verify-code -- [options] FILE…

FILE                  codes, one a line; - for standard input; or a picture of a QR (PNG, JPEG)
--profile ID|FILE     a profile of functions/personal-code/profiles, or a draft: a .ts file that exports one (draft.ts#id)
The issuer's certificates, one of:
--host URL            as the local host (http://localhost:8787) has them in force
--region REGION       as the deployed stacks have them in force
--bundle FILE         a key bundle in JSON, as the secret has it or GET /v1/key-bundle answers it
--certificates FILE   what the issuer publishes (.pem, .der, .json for a JWK set), validated as a renewal does
--trust-anchors HEX   with --certificates: SHA-256 of the anchors, comma-separated; without it the file is taken for genuine
Also:
--now TIME            verifies as of this time: RFC 3339, or seconds
--json                one JSON document for machines
--advice              says what in a profile decides on each refusal (always on with a draft)
--show-disclosure     prints the claims, which are personal data; nothing else does

Ends with 0 where all codes verified, 1 where some were rejected, 2 where some could not be told or the command was not understood.`;

const options = {
  ...deploymentOptions,
  profile: { type: 'string' },
  bundle: { type: 'string' },
  certificates: { type: 'string' },
  'trust-anchors': { type: 'string' },
  now: { type: 'string' },
  json: { type: 'boolean', default: false },
  advice: { type: 'boolean', default: false },
  'show-disclosure': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;
const usualProfile = 'iam-smart-assumed-1.sandbox';

await runTool(usage, async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (positionals.length === 0) throw new ToolFailure(usage);
  const sources = [values.bundle, values.certificates, values.host ?? values.region];
  if (sources.filter((source) => source !== undefined).length > 1) {
    throw new ToolFailure('Name one source of certificates: --host, --region, --bundle or --certificates.');
  }
  const isDeployed = values.host !== undefined || values.region !== undefined;
  const deployment = isDeployed ? await findDeployment(values) : undefined;
  const now = values.now === undefined ? systemClock() : parseTime(values.now);
  const loaded = await loadProfile(values.profile ?? deployment?.profileId ?? usualProfile);
  const bundle = await loadBundle(values, loaded, deployment, now);
  const showsDisclosure = values['show-disclosure'];
  const reports = [];
  for (const { source, bytes } of await readCodes(positionals)) {
    const question = { bytes, profile: loaded.profile, bundle, now };
    reports.push(
      await reportOn(source, question, { showsAdvice: values.advice || loaded.isDraft, showsDisclosure }),
    );
  }
  const { id } = loaded.profile;
  if (values.json) {
    console.log(JSON.stringify({ profileId: id, now: toRfc3339(now), codes: reports }, undefined, 2));
  } else {
    console.log(`Profile ${id}, ${toRfc3339(now)}`);
    if (showsDisclosure) console.log('The claims below are personal data. Handle them as such.');
    for (const report of reports) console.log(`\n${textOf(report)}`);
  }
  return exitCodeOf(reports);
});

interface Sources {
  readonly bundle?: string | undefined;
  readonly certificates?: string | undefined;
  readonly 'trust-anchors'?: string | undefined;
}

async function loadBundle(
  sources: Sources,
  { profile }: LoadedProfile,
  deployment: Deployment | undefined,
  now: EpochSeconds,
): Promise<KeyBundle | undefined> {
  if (deployment) return bundleOfDeployment(deployment);
  if (sources.bundle !== undefined) return bundleFromJson(readFile(sources.bundle), sources.bundle);
  if (sources.certificates === undefined) return undefined;
  const trustAnchors = sources['trust-anchors']?.toLowerCase().replaceAll(':', '').split(',') ?? [];
  const file = { name: sources.certificates, content: readFile(sources.certificates), trustAnchors };
  return bundleFromCertificates(file, profile, now);
}

function parseTime(text: string): EpochSeconds {
  const seconds = /^\d+$/.test(text) ? Number(text) : Date.parse(text) / 1000;
  if (Number.isFinite(seconds)) return epochSeconds(seconds);
  throw new ToolFailure(`--now must be a time such as 2026-11-23T01:00:00Z, not ${text}`);
}
