import type { LogSource } from '#domain/logs/source.ts';
import type { ServiceManager } from '#services/ports/managers.ts';
import type { World } from '#services/ports/world.ts';

const MOST_BYTES = 32 * 1024;
const LIMIT_MS = 4000;

type Reading = Pick<World, 'shell' | 'files'>;

/**
 * The last lines a unit wrote, oldest first, read without following: from `files` where there are some, else from where
 * its manager says; empty where it does not say.
 * Rejects with OpsError where they are and cannot be read.
 */
export async function lastLines(
  world: Reading,
  manager: ServiceManager,
  unit: string,
  count: number,
  signal: AbortSignal,
  files: readonly string[] = [],
): Promise<readonly string[]> {
  const own = files.map((path): LogSource => ({ type: 'file', name: unit, path }));
  const sources = own.length > 0 ? own : ((await manager.control?.logs(unit, signal)) ?? []);
  const texts = await Promise.all(sources.map((source) => textOf(world, source, count, signal)));
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.trim() !== '')
    .slice(-count);
}

async function textOf(world: Reading, source: LogSource, count: number, signal: AbortSignal): Promise<string> {
  switch (source.type) {
    case 'file': {
      const paths = source.path.includes('*') ? await world.files.glob(source.path) : [source.path];
      const parts = await Promise.all(paths.map((path) => world.files.tail(path, null, MOST_BYTES)));
      return parts.map((part) => part?.text ?? '').join('\n');
    }
    case 'journal': {
      const { file, args } = journalCommand(source, count);
      const { stdout } = await world.shell.run({ file, args }, { signal, timeoutMs: LIMIT_MS, maxBytes: MOST_BYTES });
      return stdout;
    }
    case 'container':
      return '';
  }
}

/** What a person would type to read it. */
export function journalCommand(
  { scope, unit }: Extract<LogSource, { type: 'journal' }>,
  count: number,
): { readonly file: string; readonly args: readonly string[] } {
  const of = unit === null ? [] : [scope === 'user' ? `--user-unit=${unit}` : `--unit=${unit}`];
  return { file: 'journalctl', args: ['--no-pager', '--quiet', '--output=cat', `--lines=${count}`, ...of] };
}
