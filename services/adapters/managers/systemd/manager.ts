import { OpsError } from '#domain/errors.ts';
import type { ServiceManager, Unit } from '#services/ports/managers.ts';
import type { Shell } from '#services/ports/shell.ts';

import { ask } from './ask.ts';
import { systemdControl } from './control.ts';
import { ownUnits } from './own-units.ts';
import { parseShow, PROPERTIES, without } from './show.ts';
import { shortName, unitName } from './unit-name.ts';

export interface Scope {
  readonly name: 'systemd' | 'systemd-user';
  /** Arguments that choose the manager: none for the system's, `--user`. */
  readonly scope: readonly string[];
  /** Folders in which a person keeps units, as opposed to packages. */
  readonly own: readonly string[];
  readonly shell: Shell;
}

/** Units of the framework, shown wherever they are installed. */
const FRAMEWORK = ['mem0ai', 'claude-pm-health-monitor'];
const UP = new Set(['initializing', 'starting', 'running', 'degraded', 'maintenance', 'stopping']);

/** One systemd, asked through systemctl. */
export function systemd(scope: Scope): ServiceManager {
  const status = async (names: readonly string[], signal: AbortSignal): Promise<Unit[]> => {
    const wanted = names.map(unitName);
    const known = [...new Set(wanted.filter((name) => name !== null))];
    const found = known.length === 0 ? new Map<string, Unit>() : await show(scope, known, signal);
    // Of every name there can be, systemd says something; where it does not, nothing is known.
    return wanted.map((name, at) =>
      name === null
        ? without(names[at] ?? '', scope.name, 'not-found')
        : (found.get(name) ?? without(name, scope.name, 'unknown')),
    );
  };
  return {
    name: scope.name,
    async available(signal) {
      if ((await scope.shell.which('systemctl')) === null) return false;
      const state = await ask(scope, ['is-system-running'], signal).catch(() => null);
      return UP.has(state?.stdout.trim() ?? '');
    },
    async list(signal) {
      // What failed is asked for beside, and is seldom anything that was not looked at already.
      const [known, failed] = await Promise.all([
        ownUnits(scope.own).then((own) => status([...own, ...FRAMEWORK], signal)),
        failedUnits(scope, signal),
      ]);
      const others = failed.filter((name) => !known.some((unit) => unit.name === name));
      const named = others.length === 0 ? known : [...known, ...(await status(others, signal))];
      // A unit under two names, an alias, is one.
      const units = new Map(named.map((unit) => [unit.name, unit])).values().toArray();
      const isTheirs = (unit: Unit) => FRAMEWORK.includes(unit.name);
      return units.filter((unit) => unit.state !== 'not-found' && (isTheirs(unit) || unit.wanted || isBusy(unit)));
    },
    status,
    control: systemdControl(scope),
  };
}

/** A unit that is stopped and not wanted is started by a timer or a socket when it has work. */
function isBusy({ state }: Unit): boolean {
  return state !== 'stopped' && state !== 'masked';
}

async function show(scope: Scope, names: readonly string[], signal: AbortSignal): Promise<Map<string, Unit>> {
  const { stdout } = await ask(scope, ['show', `--property=${PROPERTIES.join(',')}`, '--', ...names], signal);
  const moment = { epochMs: Date.now(), monotonicMs: Number(process.hrtime.bigint()) / 1e6 };
  const units = parseShow(stdout, scope.name, moment);
  if (units.size > 0) return units;
  throw new OpsError('garbage', `${scope.name} answered in a way that is not known.`, {
    hint: 'Is the systemctl on your PATH the one of systemd?',
  });
}

async function failedUnits(scope: Scope, signal: AbortSignal): Promise<string[]> {
  const args = ['list-units', '--type=service', '--state=failed', '--all', '--plain', '--no-legend', '--full'];
  const { stdout } = await ask(scope, args, signal);
  return stdout
    .split('\n')
    .flatMap((line) => unitName(line.split(' ', 1)[0] ?? '') ?? [])
    .map(shortName);
}
