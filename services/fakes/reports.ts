import { OpsError } from '#domain/errors.ts';
import type { Reports } from '#services/ports/reports.ts';

/** Log and reports that last as long as the program; `files` holds what a person named. */
export function fakeReports(now: () => number, files = new Map<string, string>()): Reports {
  const dir = '/home/ana/.local/state/cpm-console';
  const lines: string[] = [];
  const kept = new Map<string, { readonly text: string; readonly at: number }>();
  return {
    logPath: `${dir}/health.log`,
    log(line) {
      lines.push(line);
      return Promise.resolve(null);
    },
    tail: (count) => Promise.resolve(lines.slice(-count)),
    write(path, text) {
      if (path.startsWith('/proc/') || path.startsWith('/nonexistent/'))
        return Promise.reject(
          new OpsError('report-unwritable', `The report ${path} cannot be written: there is no such folder.`, {
            hint: 'Name a file in a folder that exists and where you may write.',
            exit: 'usage',
          }),
        );
      files.set(path, text);
      return Promise.resolve();
    },
    keep(name, text) {
      kept.set(name, { text, at: now() });
      return Promise.resolve(null);
    },
    list: () =>
      Promise.resolve(
        [...kept]
          .toSorted(([a], [b]) => b.localeCompare(a))
          .map(([name, { text, at }]) => ({
            name,
            path: `${dir}/reports/${name}`,
            at,
            bytes: Buffer.byteLength(text),
          })),
      ),
    read: (name) => Promise.resolve(kept.get(name)?.text ?? null),
  };
}
