import type { LogSource } from '#domain/logs/source.ts';

import { processesOf } from './processes-of.ts';

/** The files that PM2 writes the output of an app to; those of a cluster are told apart by their numbers. */
export async function logsOf(home: string, name: string, signal: AbortSignal): Promise<LogSource[]> {
  const apps = await processesOf(home, name, signal);
  const sources = apps.flatMap(({ id, outFile, errorFile }) => {
    const who = apps.length > 1 && id !== null ? `${name} ${id}` : name;
    return [source(who, outFile), errorFile === outFile ? [] : source(`${who} error`, errorFile)].flat();
  });
  // Processes may share their files.
  return sources.filter(({ path }, at) => sources.findIndex((other) => other.path === path) === at);
}

function source(name: string, path: string | null): (LogSource & { type: 'file' })[] {
  return path === null || path === '' || path === '/dev/null' ? [] : [{ type: 'file', name, path }];
}
