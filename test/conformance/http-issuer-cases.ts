import type { ConformanceCase } from './conformance-case.ts';
import type { HttpWorld } from './http-world.ts';
import { issuerFaults } from './issuer-faults.ts';

type Run = (world: HttpWorld) => Promise<string>;
const hour = 3_600;

const http = (row: string, title: string, expected: string, run: Run) => ({ row, title, expected, run });
const showGood = async ({ sign, tell }: HttpWorld): Promise<string> => tell(await sign());

/** Left out: it is the same time-out as `slow`, and would take ten seconds more. */
const leftOut = ['silent'];

const refusals = Object.entries(issuerFaults)
  .filter(([mode]) => !leftOut.includes(mode))
  .map(([mode, { row, title, fault }]) =>
    http(
      row,
      title,
      `refused, ${fault}; the bundle is untouched; alarm; checked_in; next run unchanged`,
      async (world) => {
        const [before, failed] = [await world.inForce(), await world.failures()];
        await world.behave(mode as keyof typeof issuerFaults);
        const refused = await world.renew();
        const isUntouched = (await world.inForce()) === before && !(await world.isPending());
        const told = await world.failuresReach(failed + 1);
        const scanned = await showGood(world);
        await world.behave('normal');
        return [
          refused,
          isUntouched ? 'the bundle is untouched' : 'the bundle changed',
          told ? 'alarm' : 'no alarm',
          scanned,
          `next run ${await world.renew()}`,
        ].join('; ');
      },
    ),
  );

const deaths = [
  http(
    'L04',
    'the store stops answering after the new version was staged',
    'refused, store_unavailable; the bundle is untouched; alarm; checked_in; next run renewed',
    async (world) => {
      const [before, failed] = [await world.inForce(), await world.failures()];
      await world.behave('announce');
      let isStaged = false;
      world.setFault((target) => {
        if (isStaged) return { status: 400, type: 'AccessDeniedException' };
        isStaged = target.endsWith('PutSecretValue');
        return undefined;
      });
      const refused = await world.renew();
      world.setFault(undefined);
      const isUntouched = (await world.inForce()) === before;
      const told = await world.failuresReach(failed + 1);
      return [
        refused,
        isUntouched ? 'the bundle is untouched' : 'the bundle changed',
        told ? 'alarm' : 'no alarm',
        await showGood(world),
        `next run ${await world.renew()}`,
      ].join('; ');
    },
  ),
  http(
    'L04',
    'three renewals at the same moment',
    'one renewed; no label left; next run unchanged; checked_in',
    async (world) => {
      await world.behave('roll');
      const results = await Promise.all([world.renew(), world.renew(), world.renew()]);
      // An instance reads the bundle for an unknown key once a minute, and a case before this one may have used that.
      await world.restart();
      return [
        results.includes('renewed') ? 'one renewed' : results.join(', '),
        (await world.isPending()) ? 'a label left' : 'no label left',
        `next run ${await world.renew()}`,
        await showGood(world),
      ].join('; ');
    },
  ),
];

const rolls = [
  http(
    'K05',
    'the old and the next certificate, while both are published',
    'checked_in, checked_in',
    async (world) => {
      const { issuer, sign, tell } = world;
      const old = issuer.signer();
      await world.behave('announce');
      await world.renew();
      await world.restart();
      const first = await tell(await sign({ signer: old }));
      await world.behave('roll');
      return `${first}, ${await tell(await sign())}`;
    },
  ),
  http(
    'K05',
    'a code signed just before the old one was withdrawn',
    'renewed; checked_in, checked_in',
    async (world) => {
      const { issuer, sign, tell } = world;
      const code = await sign({ signer: issuer.signer() });
      await world.behave('announce');
      await world.behave('roll');
      const renewed = await world.renew();
      await world.restart();
      return `${renewed}; ${await tell(code)}, ${await tell(await sign())}`;
    },
  ),
  http(
    'K03',
    'a withdrawn certificate, before and after its time',
    'checked_in, rejected K03',
    async (world) => {
      const { issuer, sign, tell } = world;
      const old = issuer.signer();
      await world.behave('roll');
      await world.renew();
      world.pass(5 * hour);
      const before = await tell(await sign({ signer: old }));
      world.pass(hour + 1);
      return `${before}, ${await tell(await sign({ signer: old }))}`;
    },
  ),
  http(
    'K01',
    'a withdrawn certificate, after the renewal that let it go',
    'unchanged; rejected K01',
    async (world) => {
      const { issuer, sign, tell } = world;
      const old = issuer.signer();
      await world.behave('roll');
      await world.renew();
      world.pass(7 * hour);
      const renewed = await world.renew();
      await world.restart();
      return `${renewed}; ${await tell(await sign({ signer: old }))}`;
    },
  ),
];

const denying = async (world: HttpWorld, keyId: string, ask: () => Promise<string>): Promise<string> => {
  await world.denyList.add({ keyId, reason: 'conformance', deniedAt: '2026-11-24T00:00:00Z' });
  world.pass(300);
  const told = await ask();
  await world.denyList.remove(keyId);
  world.pass(300);
  return told;
};

const denials = [
  http(
    'K04',
    'the present certificate, five minutes later',
    'rejected K04; then checked_in',
    async (world) => {
      const told = await denying(world, world.issuer.signer().keyId, () => showGood(world));
      return `${told}; then ${await showGood(world)}`;
    },
  ),
  http('K04', 'a withdrawn certificate before its time', 'checked_in, rejected K04', async (world) => {
    const { issuer, sign, tell } = world;
    const old = issuer.signer();
    await world.behave('roll');
    await world.renew();
    const before = await tell(await sign({ signer: old }));
    const denied = await denying(world, old.keyId, async () => tell(await sign({ signer: old })));
    return `${before}, ${denied}`;
  }),
  http('K04', 'another certificate, while one is denied', 'checked_in', (world) =>
    denying(world, Buffer.alloc(32, 7).toString('base64url'), () => showGood(world)),
  ),
];

const outages = [
  http(
    'L03',
    'renewals fail for 47 hours, then for 49',
    'checked_in, 503 L03; then checked_in',
    async (world) => {
      await world.renew();
      await world.behave('down');
      world.pass(47 * hour);
      await world.renew();
      const served = await showGood(world);
      world.pass(2 * hour);
      await world.renew();
      const stopped = await showGood(world);
      await world.behave('normal');
      await world.renew();
      world.pass(11);
      return `${served}, ${stopped}; then ${await showGood(world)}`;
    },
  ),
  http('L03', 'past 48 hours, another kind of QR', 'rejected D02', async (world) => {
    await world.behave('down');
    world.pass(49 * hour);
    const told = await world.tell('https://example.com/menu');
    await world.behave('normal');
    await world.renew();
    world.pass(11);
    return told;
  }),
  http(
    'L03',
    'Secrets Manager fails for 47 hours, then for 49',
    'checked_in, 503 L03; then checked_in',
    async (world) => {
      await world.renew();
      await world.restart();
      await showGood(world);
      const outage = { status: 400, type: 'AccessDeniedException' };
      world.setFault((target) => (target.startsWith('secretsmanager') ? outage : undefined));
      world.pass(47 * hour);
      const served = await showGood(world);
      world.pass(2 * hour);
      const stopped = await showGood(world);
      world.setFault(undefined);
      await world.renew();
      world.pass(61);
      return `${served}, ${stopped}; then ${await showGood(world)}`;
    },
  ),
];

/** Replaces the bundle by another text, scans a code, and lets the next renewal repair it. */
const withSecret = async (world: HttpWorld, text: string, ask: Run): Promise<string> => {
  await world.putInForce(text);
  await world.restart();
  const told = await ask(world);
  await world.renew();
  await world.restart();
  return `${told}; then ${await showGood(world)}`;
};

const absences = [
  http('L05', 'no bundle', '503 L05; then checked_in', (world) => withSecret(world, 'nothing', showGood)),
  http('L05', 'no bundle, and another kind of QR', 'rejected D02; then checked_in', (world) =>
    withSecret(world, 'nothing', ({ tell }) => tell('https://example.com/menu')),
  ),
  http('L05', 'the bundle of another profile', '503 L05; then checked_in', async (world) => {
    const text = (await world.inForce()).replace('.sandbox"', '.production"');
    return withSecret(world, text, showGood);
  }),
];

const poisons = {
  'a certificate in the bundle is not a certificate': (der: string) => der.slice(8),
  'a certificate in the bundle has the key id of another': () => Buffer.from('another').toString('base64'),
};

const faults = Object.entries(poisons).map(([title, poison]) =>
  http('G01', title, '503 G01, nothing of the code; then checked_in', async (world) => {
    const text = (await world.inForce()).replace(
      /"der":"([^"]*)"/g,
      (_, der: string) => `"der":"${poison(der)}"`,
    );
    return withSecret(world, text, async ({ newName, sign, scan, printed }) => {
      const name = newName();
      const code = await sign({ claims: { name_en: name } });
      const { status, body } = await scan(code);
      const leaked = [JSON.stringify(body), printed()].some(
        (said) => said.includes(name) || said.includes(code.split('.')[1] ?? code),
      );
      const ref = /\((\w+)\)/.exec(String(body['detail']))?.[1] ?? '';
      return `${String(status)} ${ref}, ${leaked ? 'something' : 'nothing'} of the code`;
    });
  }),
);

/** Cases of the issuer and of our own store. Each one restores the host; the clock of the host moves forward. */
export const httpIssuerCases = (world: HttpWorld): readonly ConformanceCase[] =>
  [...refusals, ...deaths, ...rolls, ...denials, ...outages, ...absences, ...faults].map((one) => ({
    ...one,
    way: 'HTTP',
    run: () => one.run(world),
  }));
