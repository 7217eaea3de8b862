import { Period, type RestApi, type UsagePlan } from 'aws-cdk-lib/aws-apigateway';
import type { Stage } from './stage.ts';
import { tiers, type Tier } from '../functions/kernel/tiers.ts';

/** A usage plan for each tier. Firms' keys are put into them by `npm run firm`, not by a deployment. */
export function addUsagePlans(api: RestApi, { slug }: Stage): Readonly<Record<Tier, UsagePlan>> {
  const add = (tier: Tier): UsagePlan => {
    const { ratePerSecond, burst, requestsPerDay } = tiers[tier];
    return api.addUsagePlan(`${tier}Plan`, {
      name: `${slug}-${tier}`,
      throttle: { rateLimit: ratePerSecond, burstLimit: burst },
      quota: { limit: requestsPerDay, period: Period.DAY },
      apiStages: [{ api: api.deploymentStage.restApi, stage: api.deploymentStage }],
    });
  };
  return { trial: add('trial'), standard: add('standard'), large: add('large') };
}
