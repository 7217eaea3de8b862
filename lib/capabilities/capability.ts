import type { Construct } from 'constructs';
import type { GatehouseData } from '../gatehouse-data.ts';
import { GatehouseFunction } from '../gatehouse-function.ts';
import type { Settings } from '../settings.ts';
import { Uses, type Use } from './uses.ts';

/** Memory and time of a function, where the defaults are not enough. */
interface Size {
  readonly memoryMB?: number;
  readonly timeoutSeconds?: number;
}

/** Where the functions of a capability are made, and what they can use. */
export class Capability {
  private readonly scope: Construct;
  /** Where what runs without a request is made: schedules, streams, queues. */
  readonly jobs: Construct;
  readonly data: GatehouseData;
  readonly settings: Settings;
  readonly uses: Uses;

  constructor(
    { service, jobs }: { readonly service: Construct; readonly jobs: Construct },
    data: GatehouseData,
    settings: Settings,
  ) {
    this.scope = service;
    this.jobs = jobs;
    this.data = data;
    this.settings = settings;
    this.uses = new Uses(data, settings);
  }

  /** Makes the function whose handler is `functions/<entry>.handler.ts`, with what it uses and nothing more. */
  make(name: string, entry: string, uses: readonly Use[], size: Size = {}): GatehouseFunction {
    return this.makeIn(this.scope, name, entry, uses, size);
  }

  /** The same for a function that a schedule, a stream or a queue runs. */
  makeJob(name: string, entry: string, uses: readonly Use[], size: Size = {}): GatehouseFunction {
    return this.makeIn(this.jobs, name, entry, uses, size);
  }

  private makeIn(
    scope: Construct,
    name: string,
    entry: string,
    uses: readonly Use[],
    size: Size,
  ): GatehouseFunction {
    const { corsOrigins, stage } = this.settings;
    const made = new GatehouseFunction(scope, name, {
      name,
      stage,
      entry: `functions/${entry}.handler.ts`,
      environment: corsOrigins.length > 0 ? { CORS_ORIGINS: corsOrigins.join(' ') } : {},
      ...size,
    });
    for (const use of uses) use(made);
    return made;
  }
}
