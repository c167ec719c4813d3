import { writeDuration } from '#domain/duration.ts';
import type { OwnCommand } from '#domain/quick/own.ts';

/** A command of the person's own, as it would be written. */
export function writtenCommand({ id, title, command, cwd, confirm, timeoutMs }: OwnCommand) {
  return {
    id,
    ...(title !== id && { title }),
    run: [command.file, ...command.args],
    ...(cwd !== null && { cwd }),
    confirm,
    timeout: writeDuration(timeoutMs),
  };
}
