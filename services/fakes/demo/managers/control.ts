import { OpsError } from '#domain/errors.ts';
import { demoLogSources } from '#services/fakes/demo/logs.ts';
import { HOME } from '#services/fakes/demo/projects.ts';
import type { DemoService } from '#services/fakes/demo/services.ts';
import type { DemoUnits } from '#services/fakes/demo/units.ts';
import { type Acting, UNIT_ACTIONS, type UnitControl, type UnitDetail } from '#services/ports/managers.ts';
import type { Command } from '#services/ports/shell.ts';

/** Services of packages are root's; ana may act on those that she wrote. */
const OF_ROOT = new Set(['postgres', 'redis', 'nginx']);

/** Acts on the made-up units of one manager, in memory. */
export function demoControl(
  manager: DemoService['manager'],
  find: (name: string) => DemoService | undefined,
  units: DemoUnits,
): UnitControl {
  const need = (name: string): DemoService => {
    const service = find(name);
    if (service !== undefined) return service;
    throw new OpsError('no-unit', `${manager} has no unit ${JSON.stringify(name.slice(0, 100))}.`, {
      hint: 'Look at its name.',
    });
  };
  const command = ({ action, unit, signal = 'TERM' }: Acting): Command => {
    if (manager === 'systemd')
      return { file: 'systemctl', args: [action, ...(action === 'kill' ? [`--signal=SIG${signal}`] : []), unit] };
    return { file: 'pm2', args: action === 'kill' ? ['sendSignal', `SIG${signal}`, unit] : [action, unit] };
  };
  return {
    actions: UNIT_ACTIONS.filter((action) => manager === 'systemd' || !action.endsWith('able')),
    command,
    detail: async (name) => detailOf(need(name), units),
    refusal: async (acting) =>
      OF_ROOT.has(find(acting.unit)?.id ?? '') ? { why: 'this needs root', command: sudo(command(acting)) } : null,
    async act({ action, unit, signal = 'TERM' }) {
      const service = need(unit);
      if (OF_ROOT.has(service.id))
        throw new OpsError('no-rights', `You may not ${action} ${unit}: Access denied`, { hint: 'Root may.' });
      if (manager === 'pm2' && action.endsWith('able'))
        throw new OpsError('act-failed', `PM2 cannot ${action} a single app.`, { hint: 'pm2 save keeps what runs.' });
      units.act(service, action, signal);
    },
    logs: async (name) => demoLogSources(need(name)),
  };
}

const sudo = ({ file, args }: Command): Command => ({ file: 'sudo', args: [file, ...args] });

function detailOf(service: DemoService, units: DemoUnits): UnitDetail {
  const { pid } = units.life(service);
  const { id, unit, manager, port } = service;
  const isSystemd = manager === 'systemd';
  return {
    file: isSystemd ? `${OF_ROOT.has(id) ? '/usr/lib' : '/etc'}/systemd/system/${unit}` : null,
    needsReload: id === 'search',
    enabled: isSystemd ? units.enabled(service) : null,
    program: isSystemd ? `/usr/bin/${id}` : `${HOME}/projects/${id}/dist/server.js`,
    folder: isSystemd ? null : `${HOME}/projects/${id}`,
    environment: ['NODE_ENV', 'TZ', ...(port === null ? [] : ['PORT'])].toSorted(),
    pids: pid === null ? [] : [pid],
    version: isSystemd ? null : '1.4.2',
  };
}
