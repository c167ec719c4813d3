import type { RunEvent } from '#domain/procedure/record.ts';
import type { World } from '#services/ports/world.ts';
import type { Host } from '#services/procedures/engine/host.ts';

const RETRY_MS = 1000;

/** What the engine is given of a world. */
export function hostOf(
  { clock, shell, journals, locks }: Pick<World, 'clock' | 'shell' | 'journals' | 'locks'>,
  { onEvent, ask }: { readonly onEvent: (event: RunEvent) => void; readonly ask?: Host['ask'] },
): Host {
  return {
    clock,
    shell,
    journals,
    locks,
    redaction: () => ({ push: (text) => text, flush: () => '' }),
    onEvent,
    ask,
    retryDelayMs: RETRY_MS,
  };
}
