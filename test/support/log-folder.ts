import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'vitest';

import type { LogLine } from '#domain/logs/line.ts';
import { EVERY_LINE, type LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { realLogs } from '#services/adapters/logs/logs.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { LogPage, LogReader } from '#services/ports/logs.ts';

const still = new AbortController().signal;

/** A folder of logs, gone with the `using` scope. */
export class LogFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'cpm-logs-'));

  at(name: string): string {
    return join(this.path, name);
  }

  source(pattern: string): LogSource {
    return { type: 'file', name: pattern, path: this.at(pattern) };
  }

  open(...patterns: readonly string[]): Promise<LogReader> {
    return realLogs({ shell: realShell() }).open(
      patterns.map((pattern) => this.source(pattern)),
      still,
    );
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export const texts = ({ lines }: Pick<LogPage, 'lines'>): string[] => lines.map(({ text }) => text);

/** All lines a reader has, in pages of a size, from its end up. */
export async function allUp(reader: LogReader, size: number, query: LogQuery = EVERY_LINE): Promise<string[]> {
  const found: string[] = [];
  let page = await reader.before(null, size, query, still);
  for (;;) {
    found.unshift(...texts(page));
    const first = page.lines[0];
    if (first === undefined || page.atStart) return found;
    page = await reader.before(first.mark, size, query, still);
  }
}

/** All lines from the first that was written at or after a time, in pages of a size. */
export async function allDown(reader: LogReader, size: number, at = 0): Promise<string[]> {
  const found: string[] = [];
  let page = await reader.since(at, size, EVERY_LINE, still);
  for (;;) {
    found.push(...texts(page));
    const last = page.lines.at(-1);
    if (last === undefined || page.atEnd) return found;
    page = await reader.after(last.mark, size, EVERY_LINE, still);
  }
}

/** Follows from the end, or after a line. */
export function following(reader: LogReader, query: LogQuery = EVERY_LINE, after?: LogLine) {
  const came: string[] = [];
  const stop = reader.follow(after?.mark ?? null, query, (lines) => void came.push(...lines.map(({ text }) => text)));
  return {
    came,
    stop,
    has: async (line: string) => {
      await expect.poll(() => came, { timeout: 15_000, interval: 20 }).toContain(line);
    },
  };
}
