import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { GatehouseData } from '../lib/gatehouse-data.ts';
import { GatehouseOperations } from '../lib/gatehouse-operations.ts';
import { GatehouseService } from '../lib/gatehouse-service.ts';
import { readSettings } from '../lib/settings.ts';

const app = new App();
const settings = readSettings((name) => app.node.tryGetContext(name) as unknown);

const data = new GatehouseData(app, 'GatehouseData');
const service = new GatehouseService(app, 'GatehouseService', { data, settings });
new GatehouseOperations(app, 'GatehouseOperations', { data, service, settings });

Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
