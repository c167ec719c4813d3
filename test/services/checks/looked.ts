import * as zod from 'zod';

import type { Reading } from '#domain/reading.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { runCheck } from '#services/monitor/run-check.ts';
import type { World } from '#services/ports/world.ts';

interface Wishes extends Partial<Pick<Instance, 'thresholds' | 'timeoutMs'>> {
  readonly memory?: Map<string, unknown>;
  readonly previous?: Reading | null;
}

/** One look as the scheduler takes it: parameters through the kind's own schema, deadline and all. */
export async function looked(
  world: Partial<World>,
  kind: Pick<AnyKind, 'kind'>,
  params: object,
  { memory = new Map(), previous = null, ...wishes }: Wishes = {},
): Promise<Reading> {
  const any = kind as AnyKind;
  const parsed = any.params(zod).parse(params);
  const instance = {
    id: `${any.kind}:${any.target(parsed)}`,
    kind: any.kind,
    title: 'Test',
    params: parsed,
    ...wishes,
  };
  const signal = new AbortController().signal;
  return runCheck({ world: world as World, kind: any, instance, previous, memory, signal });
}
