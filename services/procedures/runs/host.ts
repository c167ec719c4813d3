import type { RunEvent } from '#domain/procedure/record.ts';
import { createRedactor } from '#domain/redact/redactor.ts';
import type { World } from '#services/ports/world.ts';
import type { Host } from '#services/procedures/engine/host.ts';

const RETRY_MS = 1000;

/** What the engine is given of a world. */
export function hostOf(
  { clock, shell, journals, locks, environment }: Pick<World, 'clock' | 'shell' | 'journals' | 'locks' | 'environment'>,
  { onEvent, ask }: { readonly onEvent: (event: RunEvent) => void; readonly ask?: Host['ask'] },
): Host {
  const redactor = createRedactor({ env: environment.all() });
  return {
    clock,
    shell,
    journals,
    locks,
    redaction: () => redactor.stream(),
    onEvent,
    ask,
    retryDelayMs: RETRY_MS,
  };
}
