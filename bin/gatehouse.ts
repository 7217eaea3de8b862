import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { GatehouseData } from '../lib/gatehouse-data.ts';
import { GatehouseOperations } from '../lib/gatehouse-operations.ts';
import { GatehouseService } from '../lib/gatehouse-service.ts';
import { readSettings } from '../lib/settings.ts';
import { stackName } from '../lib/stage.ts';

const app = new App();
const settings = readSettings((name) => app.node.tryGetContext(name) as unknown);
const { stage } = settings;

const data = new GatehouseData(app, stackName(stage, 'Data'), { settings });
const service = new GatehouseService(app, stackName(stage, 'Service'), { data, settings });
new GatehouseOperations(app, stackName(stage, 'Operations'), { data, service, settings });

Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
