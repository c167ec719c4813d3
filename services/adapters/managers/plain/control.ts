import { existsSync } from 'node:fs';

import { joinCommand } from '#domain/split-command.ts';
import { noUnit } from '#services/adapters/managers/support/no-unit.ts';
import type { ManagerHost, PlainService, UnitControl, UnitDetail } from '#services/ports/managers.ts';

import { fileOf } from './record.ts';
import { spelled } from './spelled.ts';

/** What can be done with services that no manager keeps. Nobody starts them by itself, so nothing is enabled. */
export function plainControl(host: ManagerHost): UnitControl {
  const { stateDir } = host.environment;
  const need = (name: string): PlainService => {
    const found = host.plainServices?.().find(({ unit }) => unit === name);
    if (found !== undefined) return found;
    throw noUnit('command', name, 'Services without a manager are those that your configuration names.');
  };
  return {
    actions: ['start', 'stop', 'restart', 'reload', 'kill'],
    command: (acting) => spelled(need(acting.unit), acting, host),
    async detail(name) {
      return detailOf(need(name), stateDir);
    },
    async refusal(acting) {
      const { refusalOf } = await import('./refusal.ts');
      const plain = need(acting.unit);
      return refusalOf(plain, acting, spelled(plain, acting, host), stateDir);
    },
    async act(acting, signal) {
      const { act } = await import('./act.ts');
      await act(need(acting.unit), acting, host, signal);
    },
    async logs(name) {
      const path = `${fileOf(stateDir, need(name).unit)}.log`;
      return existsSync(path) ? [{ type: 'file', name, path }] : [];
    },
  };
}

async function detailOf(plain: PlainService, stateDir: string): Promise<UnitDetail> {
  const [{ look }, { environmentNames, withDescendants }, { versionOf }] = await Promise.all([
    import('./look.ts'),
    import('#services/adapters/managers/support/process-facts.ts'),
    import('#services/adapters/managers/support/version-of.ts'),
  ]);
  const { found } = await look(plain, stateDir);
  const [main] = found.roots;
  const trees = await Promise.all(found.roots.map(({ pid }) => withDescendants(pid)));
  return {
    file: null,
    needsReload: false,
    enabled: null,
    program: plain.start === null ? (main?.commandLine ?? null) : joinCommand(plain.start),
    folder: plain.folder,
    environment: main === undefined ? [] : environmentNames(main.pid),
    pids: trees.flat(),
    version: await versionOf({ folder: plain.folder, pid: main?.pid ?? null }),
  };
}
