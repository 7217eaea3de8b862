/** Decides whether one more request may pass now. */
export type Throttle = () => boolean;

/**
 * API Gateway's token bucket: `burst` tokens at most, `ratePerSecond` new ones each second.
 * `nowMs` is a clock that never goes back.
 */
export function tokenBucket(ratePerSecond: number, burst: number, nowMs: () => number): Throttle {
  let tokens = burst;
  let filledAt = nowMs();
  return () => {
    const now = nowMs();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1000) * ratePerSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

/** The throttling part of a stage's `MethodSettings`. */
interface MethodSetting {
  readonly HttpMethod?: string | undefined;
  /** `/*`, or a path with `~1` for each inner slash: `/~1sites~1{siteId}`. */
  readonly ResourcePath?: string | undefined;
  readonly ThrottlingRateLimit?: number | undefined;
  readonly ThrottlingBurstLimit?: number | undefined;
}

/** The buckets of a stage: one for each method with limits of its own, one for all others together. */
export function methodThrottles(settings: readonly MethodSetting[], nowMs: () => number) {
  const buckets = new Map<string, Throttle>();
  for (const {
    HttpMethod = '*',
    ResourcePath = '/*',
    ThrottlingRateLimit,
    ThrottlingBurstLimit,
  } of settings) {
    if (ThrottlingRateLimit === undefined || ThrottlingBurstLimit === undefined) continue;
    const path = ResourcePath.startsWith('/~1') ? ResourcePath.slice(1).replaceAll('~1', '/') : ResourcePath;
    buckets.set(`${HttpMethod} ${path}`, tokenBucket(ThrottlingRateLimit, ThrottlingBurstLimit, nowMs));
  }
  const usual = buckets.get('* /*');
  return (resourcePath: string, verb: string): boolean =>
    (buckets.get(`${verb} ${resourcePath}`) ?? buckets.get(`* ${resourcePath}`) ?? usual)?.() ?? true;
}
