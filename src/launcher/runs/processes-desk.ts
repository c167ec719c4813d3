import { setImmediate as breathe } from 'node:timers/promises';

import { OpsError } from '#domain/errors.ts';
import { cardOf } from '#domain/processes/card.ts';
import { Commands } from '#domain/processes/commands.ts';
import { type ProcessRow, rowsOf } from '#domain/processes/row.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { ProcessesDesk } from '#screens/processes/desk.ts';
import type { ProcessLook } from '#services/ports/processes.ts';
import type { World } from '#services/ports/world.ts';
import { endProcess, planEndProcess } from '#services/procedures/end-process/procedure.ts';

import type { RunKeeper } from './keeper.ts';

/** Command lines that are redacted in one go; between them keys are answered. */
const PART = 50;

/** Processes as the screens see them: one look at a time, shares since the look before, signals as runs. */
export function processesDeskFor(world: World, keeper: () => Promise<RunKeeper>): ProcessesDesk {
  const redactor = redactorOf(world);
  const commands = new Commands((text) => redactor.redact(text));
  let before: ProcessLook | null = null;
  let rows: readonly ProcessRow[] | null = null;
  let looking: Promise<readonly ProcessRow[]> | null = null;

  const lookOnce = async (): Promise<readonly ProcessRow[]> => {
    const now = await world.processes.look();
    commands.keep(now.processes);
    for (const [at, process] of now.processes.entries()) {
      if (at > 0 && at % PART === 0) await breathe();
      commands.of(process);
    }
    rows = rowsOf(before, now, commands.of);
    before = now;
    return rows;
  };
  const look = (): Promise<readonly ProcessRow[]> =>
    (looking ??= lookOnce().finally(() => {
      looking = null;
    }));

  return {
    look,
    latest: () => rows,
    async card({ pid, startedAt }) {
      const all = await look();
      if (!all.some((row) => row.pid === pid && row.startedAt === startedAt)) return null;
      const detail = await world.processes.detail(pid).catch((thrown: unknown) => {
        if (thrown instanceof OpsError && thrown.code === 'gone') return null;
        throw thrown;
      });
      return detail === null ? null : cardOf(detail, all);
    },
    async send({ pid, startedAt }, signal) {
      const plan = await planEndProcess(world, { pid, startedAt, signal });
      return (await keeper()).start(endProcess(world, plan));
    },
  };
}
