import { OpsError } from '#domain/errors.ts';
import { versionOf } from '#services/adapters/managers/support/version-of.ts';
import type { UnitDetail } from '#services/ports/managers.ts';

import { ask } from './ask.ts';
import { environmentNames, filesOfEnvironment } from './environment-names.ts';
import type { Scope } from './manager.ts';
import { pidsOf } from './pids.ts';

const PROPERTIES = [
  'Id',
  'LoadState',
  'FragmentPath',
  'SourcePath',
  'DropInPaths',
  'NeedDaemonReload',
  'UnitFileState',
  'ExecStart',
  'WorkingDirectory',
  'Environment',
  'EnvironmentFiles',
  'ControlGroup',
  'MainPID',
] as const;

/** States of a unit file that say whether it starts by itself; of others, such as `static`, nothing can be said. */
const ENABLED: Readonly<Record<string, boolean>> = {
  enabled: true,
  'enabled-runtime': true,
  generated: true,
  disabled: false,
  linked: false,
  'linked-runtime': false,
  masked: false,
  'masked-runtime': false,
};

/** What systemd keeps about a unit. Rejects with OpsError `no-unit`, `garbage` and as `ask` does. */
export async function detailOf(scope: Scope, unit: string, signal: AbortSignal): Promise<UnitDetail> {
  const { stdout } = await ask(scope, ['show', `--property=${PROPERTIES.join(',')}`, '--', unit], signal);
  const said = Map.groupBy(stdout.split('\n'), (line) => line.slice(0, Math.max(0, line.indexOf('='))));
  const all = (name: (typeof PROPERTIES)[number]): string[] =>
    (said.get(name) ?? []).map((line) => line.slice(name.length + 1)).filter((text) => text !== '');
  const one = (name: (typeof PROPERTIES)[number]): string | null => all(name)[0] ?? null;
  if (one('Id') === null || one('LoadState') === null)
    throw new OpsError('garbage', `${scope.name} said nothing about ${unit} that can be understood.`, {
      hint: `Ask it by hand: systemctl ${[...scope.scope, 'show', unit].join(' ')}`,
    });
  if (one('LoadState') === 'not-found')
    throw new OpsError('no-unit', `${scope.name} has no unit ${unit}.`, { hint: 'Look at its name.' });
  const folder = one('WorkingDirectory')?.replace(/^!/, '') ?? null;
  const pid = Number(one('MainPID') ?? 0);
  return {
    file: one('FragmentPath') ?? one('SourcePath'),
    dropIns: (one('DropInPaths') ?? '').split(' ').filter(Boolean),
    needsReload: one('NeedDaemonReload') === 'yes',
    enabled: ENABLED[one('UnitFileState') ?? ''] ?? null,
    program: all('ExecStart').map(programOf).join('; ') || null,
    folder,
    environmentFiles: filesOfEnvironment(all('EnvironmentFiles')),
    environment: await environmentNames(all('Environment'), filesOfEnvironment(all('EnvironmentFiles'))),
    pids: await pidsOf(one('ControlGroup'), pid),
    version: await versionOf({ folder, program: fileOf(all('ExecStart')[0] ?? ''), pid }, scope.shell),
  };
}

const fileOf = (text: string): string | null => /^\{ path=(.*?) ; /.exec(text)?.[1] ?? null;

/** `{ path=/bin/sh ; argv[]=/bin/sh -c true ; ignore_errors=no ; start_time=… }` */
function programOf(text: string): string {
  return / argv\[\]=(.*?) ; (?:ignore_errors|flags)=/.exec(text)?.[1] ?? text;
}
