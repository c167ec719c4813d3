import { speedOf } from './activity.ts';
import { field, textField } from './field.ts';
import { latency } from './format.ts';
import { type JsonObject, parseJson } from './json.ts';
import type { Verdict } from './reading.ts';
import type { Status } from './status.ts';
import { worst } from './status.ts';

/** What a memory service answered to one question. */
export interface MemoryAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly tookMs: number;
}

/** Whole words only: `unhealthy` has `healthy` in it. */
const WORDS: Readonly<Record<string, Status>> = {
  healthy: 'ok',
  ok: 'ok',
  up: 'ok',
  pass: 'ok',
  running: 'ok',
  ready: 'ok',
  degraded: 'warning',
  warning: 'warning',
  warn: 'warning',
  starting: 'warning',
  unhealthy: 'critical',
  down: 'critical',
  error: 'critical',
  fail: 'critical',
  failed: 'critical',
  critical: 'critical',
};

/**
 * Judges the answer of one address of the probe order, or null when it says that this server has no such address, so that
 * the next one has to be asked.
 */
export function judgeMemoryAnswer(path: MemoryPath, answer: MemoryAnswer, slow: Status): Verdict | null {
  const { status, tookMs } = answer;
  const took = Math.round(tookMs);
  const measured = { value: took, unit: 'ms', metrics: [{ name: 'latency', value: took, unit: 'ms' }] };
  if (status === 401 || status === 403)
    return {
      ...measured,
      status: 'warning',
      summary: `wants a credential (HTTP ${status})`,
      hint: 'It runs, but does not let the console ask. Allow /health without a key.',
      data: { httpStatus: status, health: null },
    };
  if (status >= 500)
    return {
      ...measured,
      status: 'critical',
      summary: `answers HTTP ${status}`,
      hint: 'Look into the log of the service.',
      data: { httpStatus: status, health: null },
      evidence: answer.body.slice(0, 1000),
    };
  if (status !== 200) return null;
  return PATHS[path](answer, slow, measured);
}

type Measured = Pick<Verdict, 'value' | 'unit' | 'metrics'>;
type Judge = (answer: MemoryAnswer, slow: Status, measured: Measured) => Verdict | null;

/** What to ask, in this order, and what to make of a 200. */
const PATHS = {
  '/health': judgeHealth,
  '/openapi.json': judgeOpenApi,
  '/docs': judgeDocs,
  '/sse': judgeStream,
} as const satisfies Record<string, Judge>;

export type MemoryPath = keyof typeof PATHS;
export const MEMORY_PATHS = ['/health', '/openapi.json', '/docs', '/sse'] as const;

function judgeHealth(answer: MemoryAnswer, slow: Status, measured: Measured): Verdict | null {
  const said = parsed(answer.body);
  const word = (said === null ? answer.body.trim() : (textField(said, 'status') ?? '')).toLowerCase();
  const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  // A page for people is another kind of server; a JSON without the word is a health that says nothing.
  if (known === undefined && (said === null || typeof said !== 'object')) return null;
  const status = known ?? 'unknown';
  const details = detailsOf(said, word);
  const words = [status === 'ok' ? '' : word || 'says no status', ...details.words, speed(measured, slow)];
  return {
    ...measured,
    status: status === 'unknown' ? 'unknown' : worst([status, slow]),
    summary: words.filter((part) => part !== '').join(', '),
    hint: status === 'ok' ? undefined : `Its own health says ${word || 'nothing'}: look into its log.`,
    data: { httpStatus: 200, health: word || null, rating: speedOf(answer.tookMs), ...details.data },
    evidence: status === 'ok' ? undefined : answer.body.slice(0, 1000),
  };
}

/** The open source server has no health of its own, but names what it can do. */
function judgeOpenApi({ body }: MemoryAnswer, slow: Status, measured: Measured): Verdict | null {
  const paths = field(parsed(body), 'paths');
  if (typeof paths !== 'object' || paths === null) return null;
  if (!Object.keys(paths).some((path) => /^(?:\/v\d+)?\/memories\b/.test(path))) return null;
  return alive(textField(parsed(body), 'info', 'title') ?? 'answers', slow, measured);
}

function judgeDocs({ body, contentType }: MemoryAnswer, slow: Status, measured: Measured): Verdict | null {
  const isPage = contentType.startsWith('text/html') && /swagger-ui|redoc|mem0|memor/i.test(body);
  return isPage ? alive('answers', slow, measured) : null;
}

/** A server for tools only greets; its stream never ends. */
function judgeStream({ contentType }: MemoryAnswer, slow: Status, measured: Measured): Verdict | null {
  return contentType.startsWith('text/event-stream') ? alive('MCP server', slow, measured) : null;
}

function alive(name: string, slow: Status, measured: Measured): Verdict {
  return {
    ...measured,
    status: slow,
    summary: `${name}, ${speed(measured, slow)}, has no /health`,
    data: { httpStatus: 200, health: null, rating: speedOf(measured.value ?? 0) },
  };
}

function speed({ value = 0 }: Measured, slow: Status): string {
  return slow === 'ok' ? latency(value) : `slow, ${latency(value)}`;
}

function detailsOf(said: unknown, word: string): { readonly words: string[]; readonly data: JsonObject } {
  const service = textField(said, 'service');
  const connections = field(said, 'active_connections') ?? field(said, 'connections');
  const backends = backendsOf(said, word);
  const count = typeof connections === 'number' ? connections : null;
  return {
    words: [service ?? '', count === null ? '' : `${count} ${count === 1 ? 'connection' : 'connections'}`],
    data: { service, connections: count, ...(Object.keys(backends).length > 0 ? { backends } : {}) },
  };
}

/** What the service says of its stores: an object of words, a list of names, or its own name. */
function backendsOf(said: unknown, word: string): Record<string, string> {
  const backends: Record<string, string> = {};
  if (/mem0/i.test(textField(said, 'service') ?? '')) backends['mem0ai'] = word;
  const storage = textField(said, 'storage');
  if (storage !== null) backends[storage] = field(said, 'ready') === true ? 'ready' : 'used';
  const listed = field(said, 'available_backends') ?? field(said, 'backends');
  if (Array.isArray(listed)) {
    for (const name of listed as unknown[]) if (typeof name === 'string') backends[name] = 'available';
  } else if (typeof listed === 'object' && listed !== null)
    for (const [name, state] of Object.entries(listed)) if (typeof state === 'string') backends[name] = state;
  return backends;
}

/** Whether an answer names what it is; anything may listen where nobody said that a memory service is. */
export function saysMemory({ body }: MemoryAnswer): boolean {
  return /mem0|memor(?:y|ies)/i.test(body);
}

function parsed(body: string): unknown {
  return parseJson(body) ?? null;
}
