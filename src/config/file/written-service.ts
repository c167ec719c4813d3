import type { ReadyWish, ServiceConfig } from '#config/config.ts';
import { writeDuration } from '#domain/duration.ts';

import { writtenPlain } from './written-plain.ts';

/** A service as a person would write it. */
export function writtenService({ ready, plain, ...service }: ServiceConfig): Readonly<Record<string, unknown>> {
  return { ...service, ...(ready && { ready: writtenReady(ready) }), ...(plain && writtenPlain(plain)) };
}

function writtenReady({ withinMs, good, everyMs }: ReadyWish): Readonly<Record<string, unknown>> {
  return {
    ...(withinMs !== undefined && { within: writeDuration(withinMs) }),
    ...(good !== undefined && { good }),
    ...(everyMs !== undefined && { every: writeDuration(everyMs) }),
  };
}
