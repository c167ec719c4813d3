import type { ServiceConfig } from '#config/config.ts';
import { writeDuration } from '#domain/duration.ts';

/** A service as a person would write it. */
export function writtenService({ ready, ...service }: ServiceConfig): Readonly<Record<string, unknown>> {
  if (ready === undefined) return service;
  const { withinMs, good, everyMs } = ready;
  return {
    ...service,
    ready: {
      ...(withinMs !== undefined && { within: writeDuration(withinMs) }),
      ...(good !== undefined && { good }),
      ...(everyMs !== undefined && { every: writeDuration(everyMs) }),
    },
  };
}
