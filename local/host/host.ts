import path from 'node:path';
import { systemClock } from '../../functions/kernel/clock.ts';
import { profileById } from '../../functions/personal-code/profiles.ts';
import { closers } from './closers.ts';
import { openDataFolder, type DataFolder } from '../data/data-folder.ts';
import { startDatabase, type Database } from '../database/database.ts';
import { diskWatch } from '../data/disk.ts';
import { deploy, type Deployment } from '../deployment/deployment.ts';
import { readApi } from '../gateway/api-template.ts';
import { apiGateway } from '../gateway/gateway.ts';
import { docsPage } from './docs-page.ts';
import { usageMeter } from '../gateway/usage-plans.ts';
import { httpDoor } from './http-door.ts';
import { findJava } from '../java/find-java.ts';
import { functionLog, tellsOfFault, type FunctionLog, type LogLine } from '../lambda/function-log.ts';
import { fetchToken } from '../oidc/fetch-token.ts';
import { deskClientId, openTokenIssuer, tokenIssuerEntry, type TokenClient } from '../oidc/token-issuer.ts';
import { renewNow } from '../deployment/renewal.ts';
import { demoAccounts, demoMembers, putDemoData } from '../sandbox/demo-data.ts';
import { deploymentView } from '../sandbox/deployment-view.ts';
import { openIssuer, type Issuer } from '../../functions/sandbox-issuer/issuer.ts';
import { sandbox } from '../sandbox/sandbox.ts';
import { runEventSources } from '../streams/run-event-sources.ts';
import { runSchedules } from '../deployment/schedules.ts';
import { buildApp, buildScannerApp } from '../../lib/web/build-scanner-app.ts';
import type { DeskSettings } from '../../lib/web/desk-settings.ts';
import { appPage } from '../scanner/scanner-page.ts';
import { passTime } from './shared-clock.ts';
import { cacheFolder, projectFolder, synthesise } from '../template/synthesise.ts';

const profileId = 'iam-smart-assumed-1.sandbox';

export interface HostSettings {
  /** 0 takes a free port. */
  readonly port: number;
  /** Stores visits, secrets and keys here; without it everything is in memory. */
  readonly dataFolder?: string;
  /** Called with a short line for each step of the start. */
  readonly log: (line: string) => void;
  /** Called with a sentence when the host cannot go on. It should be closed then. */
  readonly giveUp?: (sentence: string) => void;
  /** Called with every line that the functions print. */
  readonly showFunctionLog?: (line: LogLine) => void;
  /** False lifts the stage's throttling, for measurements. */
  readonly throttled?: boolean;
  /** OAuth clients beside those of the demo data, for measurements. */
  readonly clients?: readonly TokenClient[];
  /** Ends a start that is not finished: `startHost` then rejects, with nothing left running. */
  readonly signal?: AbortSignal;
}

/** A running Gatehouse. */
export interface Host {
  /** `http://localhost:8787` */
  readonly url: string;
  readonly deployment: Deployment;
  readonly issuer: Issuer;
  readonly functionLog: FunctionLog;
  /** Ends everything that was started. Safe to call twice. */
  close: () => Promise<void>;
}

/** Runs the whole service on this machine. Throws StartFailure where the person at the terminal can fix the fault. */
export async function startHost(settings: HostSettings): Promise<Host> {
  const open = closers();
  try {
    return await start(settings, open);
  } catch (error) {
    await open.closeAll();
    throw error;
  }
}

async function start(settings: HostSettings, open: ReturnType<typeof closers>): Promise<Host> {
  const { log, signal, throttled = true } = settings;
  signal?.throwIfAborted();
  const data = openDataFolder(settings.dataFolder);
  const door = await httpDoor(settings.port, log);
  open.add(door.close);
  const url = `http://localhost:${String(door.port)}`;

  const database = await openDatabase(data, settings);
  open.add(database.close);

  const profile = profileById(profileId);
  const issuer = await openSandboxIssuer(data, profile.certificates.subjectName);
  const tokenIssuer = `${url}/oidc`;
  const oidc = openOidc(data, tokenIssuer, settings.clients);

  log('Synthesising the CDK app');
  const [synthesised, scannerFolder, ownDataFolder, invitationFolder, deskFolder] = await Promise.all([
    synthesise(contextOf(url, issuer, tokenIssuer), signal),
    buildScannerApp(log, signal),
    buildApp('my-data', log, signal),
    buildApp('invitation', log, signal),
    buildApp('desk', log, signal),
    database.ready,
  ]);
  open.add(synthesised.remove);
  const { template } = synthesised;
  signal?.throwIfAborted();

  log('Creating tables, secrets and demo data');
  const lookAtDisk = diskWatch(data.folder, log, () => performance.now());
  const printed = functionLog((line) => {
    settings.showFunctionLog?.(line);
    if (tellsOfFault(line)) lookAtDisk();
  });
  const deployment = await deploy({
    template,
    databaseUrl: database.url,
    data,
    log: printed,
    nowSeconds: systemClock,
  });
  open.add(deployment.close);
  const putData = () => putDemoData(deployment.dynamodb, deployment.registryTable, tokenIssuer);
  await putData();
  const schedules = runSchedules(
    deployment.schedules,
    (functionName, event) => deployment.pool(functionName).invoke(event),
    { nowMs: () => Date.now(), pass: passTime },
  );
  open.add(schedules.stop);
  const api = readApi(template);
  door.open({
    stage: api.stage,
    api: apiGateway({ api, pool: deployment.pool, throttled, meter: meterOf(deployment) }),
    docs: docsPage(path.join(projectFolder, 'web', 'docs')),
    oidc,
    scanner: appPage(scannerFolder, '/scanner'),
    ownData: appPage(ownDataFolder, '/my-data'),
    desk: appPage(deskFolder, '/desk', deskSettings(url, tokenIssuer)),
    invitation: appPage(invitationFolder, '/invitation'),
    sandbox: sandbox({
      issuer,
      profile,
      log: printed,
      nowSeconds: systemClock,
      fetchToken: (clientId) => fetchToken(tokenIssuer, clientId),
      renew: () => renewNow(deployment.renewal, deployment.pool),
      deployment: deploymentView(template, deployment, url),
      restartFunctions: deployment.restartFunctions,
      passTime: schedules.pass,
      events: deployment.events,
      queued: deployment.queues.messages,
      mails: deployment.mails,
      pageFolder: path.join(projectFolder, 'web', 'sandbox'),
    }),
  });

  log('Fetching the sandbox issuer’s certificate');
  const renewed = await renewNow(deployment.renewal, deployment.pool);
  if (renewed.result === 'failed')
    log(`The renewal failed (${renewed.error}: ${renewed.detail}); codes cannot be verified yet`);
  open.add(await followEvents(database, deployment, data, settings, putData));
  signal?.throwIfAborted();
  return { url, deployment, issuer, functionLog: printed, close: open.closeAll };
}

/**
 * Runs the functions that follow a stream, and starts the database again where it ends, with `putData` in it. Answers what
 * ends the following.
 */
async function followEvents(
  database: Database,
  deployment: Deployment,
  data: DataFolder,
  { log, giveUp = log }: Pick<HostSettings, 'log' | 'giveUp'>,
  putData: () => Promise<void>,
): Promise<() => Promise<void>> {
  let eventSources = await runEventSources(deployment, data);
  database.keepAlive({
    log,
    giveUp,
    restore: async () => {
      await eventSources();
      await deployment.createTables();
      await putData();
      eventSources = await runEventSources(deployment, data);
    },
  });
  return () => eventSources();
}

async function openDatabase(
  { folder }: DataFolder,
  { log, signal }: Pick<HostSettings, 'log' | 'signal'>,
): Promise<Database> {
  const javaFolder = await findJava({ env: process.env, cacheFolder: path.join(cacheFolder, 'java'), log });
  signal?.throwIfAborted();
  log(
    folder === undefined
      ? 'Starting DynamoDB Local (in memory)'
      : `Starting DynamoDB Local (data in ${folder})`,
  );
  return startDatabase({ javaFolder, folder });
}

/** The settings of the CDK app for a deployment on this machine. */
const contextOf = (url: string, { trustAnchor }: Issuer, tokenIssuer: string) => ({
  profile: profileId,
  certificateAddress: `${url}/sandbox/issuer/certificates.pem`,
  trustAnchors: trustAnchor,
  tokenIssuer: JSON.stringify(tokenIssuerEntry(tokenIssuer)),
  corsOrigins: 'http://localhost:*',
  withoutWeb: 'true',
  webAddress: url,
  mailSender: 'invitations@gatehouse.invalid',
});

/** Where the desk's people sign in; a deployment writes the same file. */
const deskSettings = (url: string, issuer: string): DeskSettings => ({
  address: `${url}/desk/`,
  issuer,
  clientId: deskClientId,
  scope: 'openid',
});

const openOidc = (data: DataFolder, issuer: string, clients: readonly TokenClient[] = []) =>
  openTokenIssuer({
    issuer,
    clients: [...demoMembers, ...clients],
    accounts: demoAccounts,
    kept: data.read('token-keys'),
    keep: (jwks) => {
      data.write('token-keys', jwks);
    },
  });

const meterOf = ({ usagePlans, findKey }: Deployment) =>
  usageMeter({
    plans: usagePlans,
    findKey,
    nowMs: () => performance.now(),
    day: () => new Date().toISOString().slice(0, 10),
  });

const openSandboxIssuer = (data: DataFolder, subjectName: string): Promise<Issuer> =>
  openIssuer({
    subjectName,
    nowSeconds: systemClock,
    kept: data.read('issuer'),
    keep: (state) => {
      data.write('issuer', state);
    },
  });
