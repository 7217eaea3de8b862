import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { GatehouseData } from './gatehouse-data.ts';
import type { GatehouseService } from './gatehouse-service.ts';
import { GatehouseAlarms } from './gatehouse-alarms.ts';
import { GatehouseDashboard } from './gatehouse-dashboard.ts';
import type { Settings } from './settings.ts';

export interface GatehouseOperationsProps extends StackProps {
  readonly data: GatehouseData;
  readonly service: GatehouseService;
  readonly settings: Settings;
}

/** The dashboard and the alarms. */
export class GatehouseOperations extends Stack {
  constructor(scope: Construct, id: string, { data, service, settings, ...props }: GatehouseOperationsProps) {
    super(scope, id, props);
    new GatehouseDashboard(this, 'Dashboard', { data, service, stage: settings.stage });
    new GatehouseAlarms(this, 'Alarms', { service, settings });
  }
}
