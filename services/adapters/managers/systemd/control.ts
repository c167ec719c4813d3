import { OpsError } from '#domain/errors.ts';
import { type Acting, type KillSignal, UNIT_ACTIONS, type UnitControl } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

import type { Scope } from './manager.ts';
import { unitName } from './unit-name.ts';

/** What can be done with the units of one systemd, through systemctl. */
export function systemdControl(scope: Scope): UnitControl {
  const command = ({ action, unit, signal = 'TERM' }: Acting): Command => ({
    file: 'systemctl',
    args: [...scope.scope, action, ...(action === 'kill' ? [flag(signal)] : []), needName(unit)],
  });
  return {
    actions: UNIT_ACTIONS,
    command,
    async detail(name, signal) {
      return (await import('./detail.ts')).detailOf(scope, needName(name), signal);
    },
    async refusal(acting, signal) {
      return (await import('./refusal.ts')).refusalOf(scope, acting.action, command(acting), signal);
    },
    async act(acting, signal) {
      await (await import('./act.ts')).act(scope, acting, command(acting), signal);
    },
    logs(name) {
      return Promise.resolve([
        { type: 'journal', name, scope: scope.scope.length === 0 ? 'system' : 'user', unit: needName(name) },
      ]);
    },
  };
}

const flag = (signal: KillSignal): string => `--signal=SIG${signal}`;

/** The full name; it begins with no dash and has nothing in it that systemctl or a shell would understand. */
function needName(name: string): string {
  const full = unitName(name);
  if (full !== null) return full;
  throw new OpsError('no-unit', `systemd can have no unit called ${JSON.stringify(name.slice(0, 100))}.`, {
    hint: 'Names have letters, digits and : _ . \\ @ - only.',
  });
}
