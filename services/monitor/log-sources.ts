import type { LogSource } from '#domain/logs/source.ts';
import type { World } from '#services/ports/world.ts';

/** Something with lines, by the name a person types. */
export interface NamedLogs {
  readonly id: string;
  /** What it is, in a few words. */
  readonly about: string;
  readonly sources: readonly LogSource[];
}

/** A service as far as its logs go. */
export interface LoggingService {
  readonly id: string;
  readonly manager: string;
  readonly unit: string;
  /** Files or patterns a person named; they go before what the manager says. */
  readonly logs?: readonly string[] | undefined;
}

/** Folders of the framework's logs, as its guides name them. */
const FOLDERS: readonly (readonly [id: string, path: string])[] = [
  ['claude-pm', '/var/log/claude-pm/*.log'],
  ['mem0ai', '/var/log/mem0ai/*.log'],
];

/**
 * Where the output of a service is to be read: the files that were named for it, else what its manager says; empty where
 * nobody knows. Rejects like {@link UnitControl.logs}.
 */
export async function logsOfService(
  { managers }: Pick<World, 'managers'>,
  { id, manager, unit, logs = [] }: LoggingService,
  signal: AbortSignal,
): Promise<readonly LogSource[]> {
  if (logs.length > 0) return logs.map((path) => ({ type: 'file', name: id, path }));
  const control = managers.find(({ name }) => name === manager)?.control;
  if (control !== undefined) return (await control.logs(unit, signal)).map((source) => ({ ...source, name: id }));
  const scope = { systemd: 'system', 'systemd-user': 'user' } as const;
  if (manager !== 'systemd' && manager !== 'systemd-user') return [];
  return [{ type: 'journal', name: id, scope: scope[manager], unit }];
}

/** Everything with lines that is known without asking a manager: logs of the framework and the journal. */
export async function otherLogs(
  { files, environment, shell }: Pick<World, 'files' | 'environment' | 'shell'>,
  frameworkRoot: string | null,
): Promise<readonly NamedLogs[]> {
  const own = environment.home === null ? [] : [['own-logs', `${environment.home}/.claude-pm/logs/*.log`] as const];
  const root = frameworkRoot === null ? [] : [['framework', `${frameworkRoot}/logs/*.log`] as const];
  const folders = [...FOLDERS, ...own, ...root];
  const found = await Promise.all(folders.map(([, path]) => files.glob(path).catch(() => [])));
  const there = folders.filter((_folder, at) => (found[at]?.length ?? 0) > 0);
  const named = there.map(([id, path]): NamedLogs => ({
    id,
    about: path,
    sources: [{ type: 'file', name: id, path }],
  }));
  return (await shell.which('journalctl')) === null ? named : [...named, ...JOURNALS];
}

const JOURNALS: readonly NamedLogs[] = [
  { id: 'journal', about: 'journal of the system', sources: [journal('journal', 'system')] },
  { id: 'user-journal', about: 'your own journal', sources: [journal('user-journal', 'user')] },
];

function journal(name: string, scope: 'system' | 'user'): LogSource {
  return { type: 'journal', name, scope, unit: null };
}
