import { missingUnit } from '#services/adapters/managers/support/no-unit.ts';
import type { ManagerHost, ServiceManager } from '#services/ports/managers.ts';

import { supervisorControl } from './supervisor/control.ts';
import type { Door } from './supervisor/door.ts';
import type { Seen } from './supervisor/look.ts';

/** Programs of supervisor, asked over its own socket: supervisorctl takes ten times as long. */
export default function supervisor({ environment }: ManagerHost, confs?: readonly string[]): ServiceManager {
  const seen: Seen = new Map();
  let last: Door | null = null;
  const door = async (): Promise<Door> =>
    (last = await (await import('./supervisor/door.ts')).findDoor(environment, confs));
  const list: ServiceManager['list'] = async (signal) => {
    const [where, { units }] = await Promise.all([door(), import('./supervisor/look.ts')]);
    return units(where, seen, signal);
  };
  return {
    name: 'supervisor',
    async available(signal) {
      const { listens } = await import('./support/listens.ts');
      return listens((await door()).socket, signal);
    },
    list,
    async status(names, signal) {
      const units = new Map((await list(signal)).map((unit) => [unit.name, unit]));
      return names.map((name) => units.get(name) ?? missingUnit('supervisor', name));
    },
    control: supervisorControl(door, () => last),
  };
}
