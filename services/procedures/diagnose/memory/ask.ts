import type { MemoryAnswered, MemoryPlace, Reached } from '#domain/diagnosis/memory/facts.ts';
import { textField } from '#domain/field.ts';
import { judgeMemoryAnswer, MEMORY_PATHS } from '#domain/memory-health.ts';
import { netFailure } from '#domain/net-failure.ts';
import type { Status } from '#domain/status.ts';
import type { Net } from '#services/ports/net.ts';

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

/** Asks the addresses of the probe order one after the other, until one answers as a memory service does. */
export async function askMemory(net: Net, place: MemoryPlace, signal: AbortSignal): Promise<Reached<MemoryAnswered>> {
  let first: { readonly status: number; readonly body: string } | null = null;
  try {
    for (const path of MEMORY_PATHS) {
      const answer = await net.http({ url: `${originOf(place)}${path}`, ...READING[path] }, signal);
      const slow: Status = answer.tookMs > SLOW_MS ? 'warning' : 'ok';
      const contentType = answer.headers['content-type'] ?? '';
      const verdict = judgeMemoryAnswer(path, { ...answer, contentType }, slow);
      const { status: httpStatus } = answer;
      const body = answer.body.slice(0, MOST_OF_BODY);
      first ??= { status: httpStatus, body };
      if (verdict === null) continue;
      const { status, summary, data } = verdict;
      return { ok: true, path, httpStatus, status, summary, word: textField(data, 'health'), body };
    }
  } catch (thrown) {
    const failure = netFailure(thrown);
    if (failure === null) throw thrown;
    return { ok: false, ...failure };
  }
  const { status: httpStatus, body } = first ?? { status: 0, body: '' };
  return { ok: true, path: null, httpStatus, status: 'critical', summary: 'something else answers', word: null, body };
}

/** `http://localhost:8002` */
export function originOf({ host, port, tls }: MemoryPlace): string {
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
