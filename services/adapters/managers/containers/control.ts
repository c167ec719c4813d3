import { noUnit } from '#services/adapters/managers/support/no-unit.ts';
import type { Environment } from '#services/ports/environment.ts';
import type { Acting, UnitControl, UnitDetail } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import { isName, type Talk } from './ask.ts';
import type { Container } from './container.ts';
import type { Engine } from './engine.ts';

/** What can be done with the containers of an engine. What starts by itself is their restart policy. */
export function containerControl(
  engine: Engine,
  environment: Environment,
  talk: (signal: AbortSignal) => Promise<Talk>,
  lastSocket: () => string | null,
): UnitControl {
  const command = (acting: Acting): Command => commandOf(engine, environment, lastSocket(), acting);
  return {
    actions: ['start', 'stop', 'restart', 'kill'],
    command,
    async detail(name, signal) {
      const [{ needed }, { withDescendants }] = await Promise.all([
        import('./act.ts'),
        import('#services/adapters/managers/support/process-facts.ts'),
      ]);
      const container = await needed(await talk(signal), name);
      const { pid } = container;
      const processes = pid > 0 ? await withDescendants(pid) : [];
      return detailOf(container, processes.length > 0 || pid <= 0 ? processes : [pid]);
    },
    async refusal(acting, signal) {
      const { refusedAt } = await import('#services/adapters/managers/support/as-root.ts');
      const { socket } = await talk(signal);
      return refusedAt(socket, command(acting), 'this needs root, or the group that owns the socket');
    },
    async act(acting, signal) {
      const { act } = await import('./act.ts');
      await act(await talk(signal), acting);
    },
    async logs(name, signal) {
      const { needed } = await import('./act.ts');
      const talking = await talk(signal);
      await needed(talking, name);
      return [{ type: 'container', name, socket: talking.socket, container: name }];
    },
  };
}

function commandOf(
  { name, option, usual }: Engine,
  environment: Environment,
  socket: string | null,
  { action, unit, signal = 'TERM' }: Acting,
): Command {
  if (!isName(unit)) throw noUnit(name, unit, 'Names have letters, digits and _ . - only.');
  const where = socket === null || socket === usual(environment) ? [] : [option, `unix://${socket}`];
  return { file: name, args: [...where, action, ...(action === 'kill' ? ['--signal', signal] : []), unit] };
}

function detailOf(container: Container, pids: readonly number[]): UnitDetail {
  const { policy, program, folder, variables, image, project } = container;
  return {
    file: project?.file ?? null,
    needsReload: false,
    enabled:
      policy === 'always' || policy === 'unless-stopped' ? true : policy === 'no' || policy === '' ? false : null,
    program: program.join(' ').trim() || null,
    folder,
    environment: variables.toSorted(),
    pids,
    version: image || null,
  };
}
