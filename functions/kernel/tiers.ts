/**
 * How many requests a firm may send, by its tier. The stage's own limits hold for all firms together; these keep one firm
 * from taking the others' share. A day is a UTC day.
 */
export const tiers = {
  trial: { ratePerSecond: 5, burst: 20, requestsPerDay: 10_000 },
  standard: { ratePerSecond: 50, burst: 200, requestsPerDay: 500_000 },
  large: { ratePerSecond: 200, burst: 500, requestsPerDay: 5_000_000 },
} as const;

export type Tier = keyof typeof tiers;
