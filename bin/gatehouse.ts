import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { GatehouseData } from '../lib/gatehouse-data.ts';
import { GatehouseJobs } from '../lib/gatehouse-jobs.ts';
import { GatehouseOperations } from '../lib/gatehouse-operations.ts';
import { GatehouseSandbox } from '../lib/gatehouse-sandbox.ts';
import { GatehouseService } from '../lib/gatehouse-service.ts';
import { GatehouseWeb } from '../lib/gatehouse-web.ts';
import { readSettings } from '../lib/settings.ts';
import { stackName } from '../lib/stage.ts';
import { buildApp, buildScannerApp } from '../lib/web/build-scanner-app.ts';

const app = new App();
const given = readSettings((name) => app.node.tryGetContext(name) as unknown);
const { stage } = given;
const settings = given.sandboxIssuer ? { ...given, ...sandboxTrust() } : given;

const data = new GatehouseData(app, stackName(stage, 'Data'), { settings });
const jobs = new GatehouseJobs(app, stackName(stage, 'Jobs'));
const service = new GatehouseService(app, stackName(stage, 'Service'), { data, jobs, settings });
if (settings.web)
  new GatehouseWeb(app, stackName(stage, 'Web'), {
    service,
    stage,
    settings: settings.web,
    scannerFolder: await buildScannerApp(log),
    ownDataFolder: await buildApp('my-data', log),
    deskFolder: await buildApp('desk', log),
    members: data.members,
    tokenIssuer: settings.tokenIssuer,
    invitationFolder: await buildApp('invitation', log),
  });
new GatehouseOperations(app, stackName(stage, 'Operations'), { data, service, settings });

/** The CDK's own messages go this way too. */
function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The sandbox issuer as a stack of its own, and what the service has to know of it. */
function sandboxTrust() {
  const { certificateAddress, trustAnchor } = new GatehouseSandbox(app, stackName(stage, 'Sandbox'), {
    settings: given,
  });
  return { certificateAddress, trustAnchors: trustAnchor };
}

Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
