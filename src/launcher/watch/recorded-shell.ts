import { messageOf, OpsError } from '#domain/errors.ts';
import type { Clock } from '#services/ports/clock.ts';
import type { Command, Finished, Shell } from '#services/ports/shell.ts';

/** A command that ran, for the command log. */
export interface RanCommand {
  readonly at: number;
  readonly command: string;
  readonly cwd?: string | undefined;
  readonly exitCode: number | null;
  readonly tookMs: number;
  readonly note: string;
}

/** A shell that tells of every command once it ended. */
export function recordedShell(shell: Shell, clock: Clock, tell: (ran: RanCommand) => void): Shell {
  return {
    which: (name) => shell.which(name),
    async run(command, limits) {
      const at = clock.now();
      const began = clock.monotonic();
      const said = { at, command: spelled(command), cwd: command.cwd };
      try {
        const finished = await shell.run(command, limits);
        tell({ ...said, exitCode: finished.exitCode, tookMs: finished.tookMs, note: noteOf(finished) });
        return finished;
      } catch (error) {
        const note = error instanceof OpsError ? error.code : messageOf(error);
        tell({ ...said, exitCode: null, tookMs: clock.monotonic() - began, note });
        throw error;
      }
    },
  };
}

const noteOf = ({ timedOut, signal }: Finished): string => (timedOut ? 'timed out' : (signal ?? ''));

/** As a person would type it. */
function spelled({ file, args }: Command): string {
  return [file, ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
