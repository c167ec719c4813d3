import type { LogSource } from '#domain/logs/source.ts';
import { noUnit } from '#services/adapters/managers/support/no-unit.ts';
import type { Acting, UnitControl } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import type { Door } from './door.ts';
import type { Info } from './info.ts';

/** What can be done with programs of supervisor. Reloading it would touch all of them, so that it is not offered. */
export function supervisorControl(findDoor: () => Promise<Door>, lastDoor: () => Door | null): UnitControl {
  const command = (acting: Acting): Command => commandOf(acting, lastDoor());
  const need = async (door: Door, name: string, signal: AbortSignal): Promise<Info> => {
    const { infos } = await import('./look.ts');
    const found = (await infos(door, signal)).find(({ unit }) => unit === name);
    if (found === undefined) throw noUnit('supervisor', name, 'Look at its name: supervisorctl status');
    return found;
  };
  return {
    actions: ['start', 'stop', 'restart', 'kill'],
    command,
    async detail(name, signal) {
      const [door, { detailOf }] = await Promise.all([findDoor(), import('./detail.ts')]);
      return detailOf(door, await need(door, name, signal), signal);
    },
    async refusal(acting) {
      const [{ socket }, { refusedAt }] = await Promise.all([
        findDoor(),
        import('#services/adapters/managers/support/as-root.ts'),
      ]);
      return refusedAt(socket, command(acting), 'this needs the rights of who runs supervisor, mostly root');
    },
    async act(acting, signal) {
      const [door, { act }] = await Promise.all([findDoor(), import('./act.ts')]);
      await need(door, acting.unit, signal);
      await act(door, acting, signal);
    },
    async logs(name, signal) {
      const { unit, logs } = await need(await findDoor(), name, signal);
      return [...file(unit, logs.out), ...(logs.err === logs.out ? [] : file(`${unit}.err`, logs.err))];
    },
  };
}

/** Output that goes to a terminal, a pipe or syslog is in no file. */
function file(name: string, path: string): LogSource[] {
  return /^\/(?!dev\/(?!shm\/))/.test(path) ? [{ type: 'file', name, path }] : [];
}

/** Supervisor itself allows no blanks in names, and one colon between group and name; a star means all of a group. */
const NAME = /^[^\s:/*\p{Cc}]+(?::[^\s:/*\p{Cc}]+)?$/u;
const LONGEST = 250;

function commandOf({ action, unit, signal = 'TERM' }: Acting, door: Door | null): Command {
  if (!NAME.test(unit) || unit.length > LONGEST)
    throw noUnit('supervisor', unit, 'Names have no blanks, and one colon after the group.');
  const where = door === null || door.usual ? [] : ['--serverurl', `unix://${door.socket}`];
  return { file: 'supervisorctl', args: [...where, ...(action === 'kill' ? ['signal', signal] : [action]), unit] };
}
