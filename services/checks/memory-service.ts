import { judgeMemoryAnswer, MEMORY_PATHS, saysMemory } from '#domain/memory-health.ts';
import { targetFailure } from '#domain/net-failure.ts';
import type { Verdict } from '#domain/reading.ts';
import { judge } from '#domain/threshold.ts';
import type { World } from '#services/ports/world.ts';

import { defineCheck } from './check.ts';

interface Place {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

export default defineCheck({
  kind: 'memory-service',
  title: 'Memory service',
  about:
    'Asks the memory service for its health: /health, else /openapi.json, /docs, /sse. Critical when nothing answers, when something else does, or when it says so itself.',
  group: 'memory',
  component: 'services',
  intervalMs: 60_000,
  timeoutMs: 5000,
  thresholds: { warning: 2000, critical: null, hysteresis: 200 },
  unit: 'ms',
  params: (z) =>
    z.object({
      host: z.string().min(1).default('localhost').describe('Host it listens on'),
      port: z.number().int().min(1).max(65_535).default(8002).describe('Port it listens on'),
      tls: z.boolean().default(false).describe('Whether it speaks TLS'),
      expected: z
        .boolean()
        .default(true)
        .describe('Whether it ought to be there; a service nobody set up that does not answer counts for nothing'),
    }),
  target: ({ host, port }) => `${host}:${port}`,
  discover: ({ world, memory }) => {
    if (memory === null) return Promise.resolve([]);
    const { host, port, tls, configured = false } = memory;
    const expected = configured || wasSeen(world, memory);
    const params = { host, port, tls, expected };
    return Promise.resolve([
      { id: 'memory:service', kind: 'memory-service', title: 'memory', params, critical: expected },
    ]);
  },
  probe: async (params, { world, signal, thresholds, previous }): Promise<Verdict> => {
    const expected = params.expected || wasSeen(world, params);
    try {
      for (const path of MEMORY_PATHS) {
        const answer = await world.net.http({ url: `${originOf(params)}${path}`, ...READING[path] }, signal);
        const contentType = answer.headers['content-type'] ?? '';
        const slow = judge(answer.tookMs, thresholds, previous);
        const verdict = judgeMemoryAnswer(path, { ...answer, contentType }, slow);
        if (verdict === null || (!expected && !saysMemory({ ...answer, contentType }))) continue;
        if (verdict.status === 'ok') remember(world, params);
        return verdict;
      }
      return expected ? STRANGER : absent(params);
    } catch (error) {
      const failure = targetFailure(error);
      if (failure === null) throw error;
      if (!expected) return absent(params);
      return { status: 'critical', summary: failure.says, hint: failure.hint, data: { failure: failure.code } };
    }
  },
});

/** How much to read; a description of all a server can do is long, and a stream has no end. */
const READING = {
  '/health': {},
  '/openapi.json': { maxBytes: 1024 * 1024 },
  '/docs': {},
  '/sse': { maxBytes: 1, headers: { accept: 'text/event-stream' } },
} as const;

const STRANGER: Verdict = {
  status: 'critical',
  summary: 'another program answers on this port',
  hint: 'Correct the port of the memory service, or stop what took it.',
  data: { failure: 'stranger' },
};

/** Nobody set one up and none was ever seen: nothing is missing. */
function absent({ host, port }: Place): Verdict {
  return {
    status: 'unknown',
    summary: 'not set up',
    hint: `A memory service on ${host}:${port} would be found; name another place under memory in the configuration.`,
    data: { excluded: true },
  };
}

function originOf({ host, port, tls }: Place): string {
  return `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const keyOf = ({ host, port }: Place): string => `memory-service seen ${host}:${port}`;

function wasSeen({ state }: World, place: Place): boolean {
  return state.get(keyOf(place)) !== null;
}

function remember(world: World, place: Place): void {
  if (!wasSeen(world, place)) world.state.set(keyOf(place), new Date(world.clock.now()).toISOString());
}
