import { whyDead } from '#services/adapters/managers/support/why-dead.ts';
import { identityOf } from '#services/adapters/state/process-identity.ts';
import type { PlainService, Unit } from '#services/ports/managers.ts';
import type { ProcessFacts } from '#services/ports/processes.ts';

import type { Found } from './found.ts';
import type { Record } from './record.ts';

const NOBODY = 'nobody starts it again when it ends';

/** A service without a manager as a unit. It is watched, not supervised. */
export function unitOf(
  { unit }: PlainService,
  found: Found,
  record: Record | null,
  all: readonly ProcessFacts[],
): Unit {
  const [main] = found.roots;
  const facts = { name: unit, manager: 'command', restarts: null };
  if (main === undefined)
    return {
      ...facts,
      ...restingOf(found, record),
      pid: null,
      startedAt: null,
      memoryBytes: null,
      description: NOBODY,
    };
  const dead = whyDead(main.pid);
  const others = found.roots.length - 1;
  return {
    ...facts,
    state: dead === null ? 'running' : 'failed',
    pid: main.pid,
    startedAt: main.startedAt,
    lastExit: dead === null ? null : { code: null, signal: null, reason: dead },
    memoryBytes: found.roots.reduce((sum, root) => sum + treeBytes(root, all), 0),
    description: others > 0 ? `${others + 1} processes match; ${NOBODY}` : NOBODY,
    wanted: true,
  };
}

type Resting = Pick<Unit, 'state' | 'lastExit' | 'wanted'>;

function restingOf({ stale }: Found, record: Record | null): Resting {
  const ended = (state: 'stopped' | 'failed', reason: string, wanted = state === 'failed'): Resting => {
    const exit = record?.exit ?? { code: null, signal: null };
    return { state, wanted, lastExit: reason === '' && !record?.exit ? null : { ...exit, reason } };
  };
  if (record?.stopped === true) return ended('stopped', '');
  if (record !== null && record.process.boot !== identityOf(record.process.pid).boot)
    return ended('stopped', 'the machine was started again since', true);
  // Its program may have ended well after putting the service into the background.
  if (stale && (record === null || record.exit?.code === 0)) return ended('failed', 'its process ended without a word');
  if (record === null) return ended('stopped', '');
  if (record.exit === null) return ended('failed', 'it ended while nobody looked');
  return ended(record.exit.code === 0 ? 'stopped' : 'failed', '');
}

/** Memory of a process and all that came of it. */
function treeBytes(root: ProcessFacts, all: readonly ProcessFacts[]): number {
  const children = Map.groupBy(all, ({ parent }) => parent);
  const tree = [root];
  for (const one of tree) tree.push(...(children.get(one.pid) ?? []));
  return tree.reduce((sum, { rssBytes }) => sum + rssBytes, 0);
}
