import { writeDuration } from '#domain/duration.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { PlainService } from '#services/ports/managers.ts';

/** What a person writes about a service without a manager. */
export function writtenPlain(plain: PlainService): Readonly<Record<string, unknown>> {
  const { start, stop, restart, reload, pidFile, match, folder, graceMs } = plain;
  return {
    ...(start && { start: joinCommand(start) }),
    ...(stop && { stop: joinCommand(stop) }),
    ...(restart && { restart: joinCommand(restart) }),
    ...(reload && { reload: joinCommand(reload) }),
    grace: writeDuration(graceMs),
    ...(pidFile !== null && { pidFile }),
    ...(match !== null && { match }),
    ...(folder !== null && { folder }),
  };
}
