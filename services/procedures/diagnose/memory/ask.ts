import type { MemoryAnswered, MemoryPlace } from '#domain/diagnosis/memory/facts.ts';
import type { Reached } from '#domain/diagnosis/net.ts';
import { textField } from '#domain/field.ts';
import { judgeMemoryAnswer, MEMORY_PATHS } from '#domain/memory-health.ts';
import type { Status } from '#domain/status.ts';
import type { Net } from '#services/ports/net.ts';
import { reached } from '#services/procedures/diagnose/shared/reached.ts';

/** Slower than this is worth a warning, as in the check. */
const SLOW_MS = 2000;
const MOST_OF_BODY = 300;

/** How much to read; a description of all a server can do is long, and a stream has no end. */
const READING = {
  '/health': {},
  '/openapi.json': { maxBytes: 1024 * 1024 },
  '/docs': {},
  '/sse': { maxBytes: 1, headers: { accept: 'text/event-stream' } },
} as const;

interface Asking {
  readonly net: Net;
  readonly signal: AbortSignal;
  /** What goes with every request; may hold a key, so it is kept nowhere. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Asks the addresses of the probe order one after the other, until one answers as a memory service does. */
export function askMemory(place: MemoryPlace, { net, signal, headers = {} }: Asking): Promise<Reached<MemoryAnswered>> {
  return reached(async () => {
    let first: { readonly status: number; readonly body: string } | null = null;
    for (const path of MEMORY_PATHS) {
      const reading: { readonly maxBytes?: number; readonly headers?: Record<string, string> } = READING[path];
      const request = { url: `${originOf(place)}${path}`, ...reading, headers: { ...reading.headers, ...headers } };
      const answer = await net.http(request, signal);
      const slow: Status = answer.tookMs > SLOW_MS ? 'warning' : 'ok';
      const contentType = answer.headers['content-type'] ?? '';
      const verdict = judgeMemoryAnswer(path, { ...answer, contentType }, slow);
      const { status: httpStatus } = answer;
      const body = answer.body.slice(0, MOST_OF_BODY);
      first ??= { status: httpStatus, body };
      if (verdict === null) continue;
      const { status, summary, data } = verdict;
      return { path, httpStatus, status, summary, word: textField(data, 'health'), body };
    }
    const { status: httpStatus, body } = first ?? { status: 0, body: '' };
    return { path: null, httpStatus, status: 'critical', summary: 'no memory service', word: null, body };
  });
}

/** `http://localhost:8002` */
export function originOf({ host, port, tls }: MemoryPlace): string {
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
