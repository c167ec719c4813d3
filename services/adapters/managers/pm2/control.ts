import { OpsError } from '#domain/errors.ts';
import type { Acting, UnitControl } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

/** What the pm2 program would take for a number, for all apps, for a pattern or for an option. */
const AMBIGUOUS = /^(?:all|\d+|\/.*\/|-.*|)$/;

/**
 * What can be done with the apps of the PM2 in a folder. It has no way to keep a single app from coming back at the next
 * boot, so that there is no enable and no disable.
 */
export function pm2Control(home: string): UnitControl {
  return {
    actions: ['start', 'stop', 'restart', 'reload', 'kill'],
    command,
    async detail(name, signal) {
      return (await import('./detail.ts')).detailOf(home, name, signal);
    },
    async refusal(acting) {
      return (await import('./refusal.ts')).refusalOf(home, command(acting));
    },
    async act(acting, signal) {
      command(acting);
      await (await import('./act.ts')).act(home, acting, signal);
    },
    async logs(name, signal) {
      return (await import('./logs.ts')).logsOf(home, name, signal);
    },
  };
}

function command({ action, unit, signal = 'TERM' }: Acting): Command {
  if (AMBIGUOUS.test(unit))
    throw new OpsError('no-unit', `pm2 would not take ${JSON.stringify(unit.slice(0, 100))} for the name of one app.`, {
      hint: 'Give the app another name.',
    });
  return { file: 'pm2', args: action === 'kill' ? ['sendSignal', `SIG${signal}`, unit] : [action, unit] };
}
