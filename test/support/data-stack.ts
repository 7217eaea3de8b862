/** Prints the template of the stack that holds the tables. A program of its own: the CDK takes a second to load. */
import { App } from 'aws-cdk-lib';
import { GatehouseData } from '../../lib/gatehouse-data.ts';

const app = new App();
new GatehouseData(app, 'GatehouseData');
process.stdout.write(JSON.stringify(app.synth().getStackByName('GatehouseData').template));
