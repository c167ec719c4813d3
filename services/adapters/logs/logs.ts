import { basename } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { Logs } from '#services/ports/logs.ts';
import type { Shell } from '#services/ports/shell.ts';

import { containerStream } from './container/container-stream.ts';
import { fileStream } from './files/file-stream.ts';
import { isPattern, logsAt } from './files/pattern.ts';
import { journalStream } from './journal/journal-stream.ts';
import { mergedReader } from './reader.ts';
import { type Searcher, searcher } from './search/searcher.ts';
import type { LogStream } from './stream.ts';

/** Between two looks for files that are new. */
const LOOK_MS = 2000;

/** The logs of this machine. */
export function realLogs({ shell }: { readonly shell: Shell }): Logs {
  return {
    async open(sources) {
      const streams: LogStream[] = [];
      const search = searcher();
      const known = new Set<string>();
      const missing: string[] = [];
      const add = async (source: LogSource): Promise<readonly LogStream[]> => {
        const found = await streamsOf(source, { known, shell, search });
        streams.push(...found);
        return found;
      };
      for (const source of sources)
        if ((await add(source)).length === 0 && source.type === 'file') missing.push(source.path);
      if (streams.length === 0) throw noLog(missing);
      const patterns = sources.filter((source) => source.type === 'file' && isPattern(source.path));
      return mergedReader({
        streams,
        searcher: search,
        notices: missing.map((path) => `There is no ${path}.`),
        watchNew(onNew) {
          if (patterns.length === 0) return () => undefined;
          const look = (): void => {
            for (const source of patterns)
              void add(source).then(
                (found) => found.forEach(onNew),
                () => undefined,
              );
          };
          const timer = setInterval(look, LOOK_MS);
          return () => clearInterval(timer);
        },
      });
    },
  };
}

interface Means {
  /** Paths that have a stream already. */
  readonly known: Set<string>;
  readonly shell: Shell;
  readonly search: Searcher;
}

async function streamsOf(source: LogSource, { known, shell, search }: Means): Promise<readonly LogStream[]> {
  if (source.type === 'journal') {
    if ((await shell.which('journalctl')) === null) return [];
    return [journalStream(source.name, source, shell)];
  }
  if (source.type === 'container') return [containerStream(source.name, source)];
  const several = isPattern(source.path);
  const paths = (await logsAt(source.path)).filter((path) => !known.has(path));
  for (const path of paths) known.add(path);
  return paths.map((path) => fileStream(several ? basename(path) : source.name, path, search));
}

function noLog(missing: readonly string[]): OpsError {
  return new OpsError('no-log', `There is no log at ${missing.join(', ') || 'any of these places'}.`, {
    hint: 'cpm-console logs lists what there is.',
    exit: 'usage',
  });
}
