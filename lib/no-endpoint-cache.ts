/**
 * Stands in for the cache of `@aws-sdk/endpoint-cache` in bundles: the DynamoDB client makes one, and asks it only where
 * endpoint discovery is switched on, which no function does. Should one do so, the missing method is named.
 */
export class EndpointCache {}
