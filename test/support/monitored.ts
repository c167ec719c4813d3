import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import type { World } from '#services/ports/world.ts';

import { kindWith } from './kind.ts';

/** An instance whose kind is the first part of its id. */
export function instanceOf(id: string, parts: Partial<Instance> = {}): Instance {
  return { id, kind: id.split(':')[0] ?? '', title: id, params: { id }, ...parts };
}

/** A world of time and memory, without any project. */
export function smallWorld() {
  const clock = new ManualClock();
  const state = fakeState();
  const environment = { cwd: '/home/ana', home: null };
  const files = { list: () => Promise.resolve([]) };
  const system = { baseline: () => null };
  return { clock, state, world: { clock, state, environment, files, system } as unknown as World };
}

/** A kind whose looks answer what `statuses` says for their id, `ok` by default, and are counted. */
export function scriptedKind(parts: Partial<AnyKind> & Pick<AnyKind, 'kind'>) {
  const statuses: Record<string, Status> = {};
  const looks: string[] = [];
  const probe = (_params: unknown, { id }: { readonly id: string }): Promise<Verdict> => {
    looks.push(id);
    const status = statuses[id] ?? 'ok';
    return Promise.resolve({ status, summary: status });
  };
  return { kind: kindWith({ ...parts, probe }), statuses, looks };
}
