import type { Invocation } from '#cli/command.ts';
import { Commands } from '#domain/processes/commands.ts';
import { type ProcessRow, rowsOf } from '#domain/processes/row.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import { pause } from '#services/checks/support/pause.ts';

/** The kernel counts processor time in steps of 10 ms, so a share takes a while. */
const BETWEEN_MS = 500;

/** Every process, with shares of half a second. Rejects with OpsError `processes-unreadable`. */
export async function lookedTwice({ world, signal }: Invocation): Promise<readonly ProcessRow[]> {
  const redactor = redactorOf(world);
  const commands = new Commands((text) => redactor.redact(text));
  const before = await world.processes.look();
  await pause(world.clock, BETWEEN_MS, signal);
  return rowsOf(before, await world.processes.look(), commands.of);
}
