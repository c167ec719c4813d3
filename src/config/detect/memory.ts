import type { Config } from '#config/config.ts';
import { isMapping } from '#domain/yaml/mapping.ts';
import type { Net } from '#services/ports/net.ts';

import type { FoundMemory } from './found.ts';

/** Asks the place where the memory service should be. Only an answer in JSON counts: anything may listen there. */
export async function findMemory(net: Net, place: Config['memory'], signal: AbortSignal): Promise<FoundMemory | null> {
  const { host, port, tls } = place;
  const url = `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}/health`;
  try {
    const answer = await net.http({ url, maxBytes: 16_384 }, signal);
    const data: unknown = JSON.parse(answer.body);
    if (!isMapping(data)) return null;
    return { host, port, tls, status: typeof data['status'] === 'string' ? data['status'] : null };
  } catch {
    return null;
  }
}
