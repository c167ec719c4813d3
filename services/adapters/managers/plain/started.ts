import type { ManagerHost, PlainService } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import { launch, type Launched } from './launch.ts';
import { readRecord, writeRecord } from './record.ts';

/** Starts a program and keeps who it is and, while this program runs, how it ends. Throws as `launch` does. */
export async function started(
  { unit }: PlainService,
  command: Command,
  { environment }: ManagerHost,
): Promise<Launched> {
  const { stateDir } = environment;
  const launched = await launch(unit, command, environment);
  const { process } = launched;
  writeRecord(stateDir, unit, { process, exit: null, stopped: false });
  const keepEnd = async () => {
    const exit = await launched.ended;
    const now = readRecord(stateDir, unit);
    if (now?.process.pid === process.pid && now.process.started === process.started)
      writeRecord(stateDir, unit, { ...now, exit });
  };
  // Whoever took the state folder away meanwhile needs no record.
  keepEnd().catch(() => undefined);
  return launched;
}
