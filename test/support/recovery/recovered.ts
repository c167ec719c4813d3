import type { Happened, JournalRecord } from '#domain/procedure/record.ts';
import { runOf, type RunState } from '#domain/procedure/run-state.ts';

import { NOW } from '../machine.ts';
import { WORKER } from '../runs/plan.ts';
import { RECOVERY_PLAN } from './planned.ts';

export const RECOVERY_RUN = 'recover-20261120-143205-a1b2';

/** The recovery after the steps up to one, which is at work; after all of them it has ended. */
export function recovered(until: string | null, end: Partial<RunState> = {}): RunState {
  const plan = { ...RECOVERY_PLAN, undoable: true };
  const at = until === null ? plan.steps.length : plan.steps.findIndex(({ id }) => id === until);
  const happened: readonly Happened[] = [
    { type: 'planned', plan },
    { type: 'began', how: 'run', worker: WORKER },
    ...plan.steps.slice(0, at).flatMap(({ id, skipped }): readonly Happened[] =>
      skipped === null
        ? [
            { type: 'started', step: id, attempt: 1, before: null },
            { type: 'finished', step: id, found: false, result: null, summary: SUMMARIES[id] ?? '', tookMs: 1200 },
          ]
        : [{ type: 'skipped', step: id, reason: skipped }],
    ),
    ...(until === null ? [] : [{ type: 'started', step: until, attempt: 1, before: null } as const]),
    ...(until === null ? [{ type: 'ended', state: 'done', exit: 0, error: null, result: RESULT } as const] : []),
  ];
  const records = happened.map((one, index): JournalRecord => ({ ...one, seq: index + 1, at: NOW + index * 1500 }));
  return { ...runOf(RECOVERY_RUN, records), ...end };
}

const SUMMARIES: Readonly<Record<string, string>> = {
  preflight: '9 checks',
  stop: 'pid 4127 is gone, port 7001 is free',
  backup: '120 MiB, every byte read back, restore tested',
  reset: 'HEAD is 9f1c0de',
  reinstall: '214 packages',
  validate: '5 good looks in a row over 60 s',
};

const RESULT = {
  verified: 'health-monitor answered 5 times in a row over 60 s',
  backup: '/home/ana/.local/state/cpm-console/backups/backup-20261120-143205-a1b2.tar.zst',
  undo: `cpm-console recover undo ${RECOVERY_RUN}`,
};
