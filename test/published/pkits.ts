import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { epochSeconds } from '../../functions/kernel/clock.ts';
import { validateChains } from '../../functions/trust/certificate-chain.ts';
import { readCertificates } from '../../functions/trust/read-certificates.ts';
import { Tally, type Judged, type Outcome } from './outcome.ts';

const vectors = z.array(
  z.object({
    Name: z.string(),
    CertPath: z.array(z.string()),
    ShouldValidate: z.boolean(),
    InitialPolicySet: z.array(z.string()),
    InitialExplicitPolicy: z.boolean(),
  }),
);
type Vector = z.output<typeof vectors>[number];

/** An instant at which every certificate that should be valid is valid. */
const now = epochSeconds(Date.UTC(2020, 0, 1) / 1000);

/** NIST's Public Key Interoperability Test Suite: certificate paths, in the form of the tests of Go's crypto/x509. */
export function runPkits(folder: string): Outcome {
  const tally = new Tally();
  for (const vector of vectors.parse(JSON.parse(readFileSync(path.join(folder, 'vectors.json'), 'utf8')))) {
    const files = vector.CertPath.map((name) => readFileSync(path.join(folder, 'certs', name)));
    tally.add(vector.Name, vector.ShouldValidate, judged(files), outOfScope(vector));
  }
  return tally.outcome('NIST PKITS: paths of certificates');
}

/** The anchor is first, the tested certificate last. */
function judged(files: readonly Buffer[]): Judged {
  const read = readCertificates(Buffer.concat(files.toReversed()), 'der');
  if (!read.ok) return read.fault;
  const [leaf, anchor] = [read.value[0], read.value.at(-1)];
  const rules = {
    trustAnchors: anchor ? [anchor.fingerprint] : [],
    subjectName: leaf?.commonNames[0] ?? '',
  };
  const chains = validateChains(read.value, rules, now);
  return chains.ok ? undefined : chains.fault;
}

/** Revocation lists, and policies that a relying party requires: neither is part of a profile. */
function outOfScope({ Name: name, InitialPolicySet, InitialExplicitPolicy }: Vector): string | undefined {
  if (/^4\.(?:4|14|15)\.|cRLSign/.test(name)) return 'revocation lists';
  const asks = InitialExplicitPolicy || !InitialPolicySet.includes('anyPolicy');
  return asks ? 'policies asked for' : undefined;
}
