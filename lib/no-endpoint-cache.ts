/**
 * Replaces the cache of `@aws-sdk/endpoint-cache` in bundles: the DynamoDB client makes one, and uses it only where
 * endpoint discovery is switched on, which no function does.
 */
export class EndpointCache {
  get(): never {
    throw new Error('endpoint discovery is not part of a bundle');
  }
}
