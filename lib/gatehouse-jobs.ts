import { Stack } from 'aws-cdk-lib';

/**
 * What runs without a request: the functions of schedules, streams and queues, with their dead letters. It is a stack of its
 * own because a stack has at most 500 resources, and each route of the API takes several (docs/decisions/265).
 */
export class GatehouseJobs extends Stack {}
