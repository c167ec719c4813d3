import type { MemoryAnswered, MemoryPlace } from '#domain/diagnosis/memory/facts.ts';
import type { Reached } from '#domain/diagnosis/net.ts';
import { plural } from '#domain/format.ts';
import { saysMemory } from '#domain/memory-health.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { allHolders } from '#services/procedures/diagnose/shared/holders.ts';

import { askMemory } from './ask.ts';
import { isMissing } from './on-this-machine.ts';

/** Ports on which memory services of one kind or another are usually found. */
const USUAL = [8002, 8000, 8001, 8003, 8765, 8888];
const MOST = 12;

type Found = readonly { readonly port: number; readonly says: string }[];

interface Seen {
  readonly connect: Looking<Reached<{ tookMs: number }>>;
  readonly answer: Looking<Reached<MemoryAnswered>>;
  readonly local: boolean;
}

/** Looks for a memory service on other ports of the same host, when there is none on the right one. */
export function elsewhereLook(world: World, place: MemoryPlace, { connect, answer, local }: Seen, limitMs: number) {
  return looking<Found | null>(world.clock, {
    id: 'elsewhere',
    title: 'Look for it on other ports',
    needs: ['connect', 'health', 'port', 'service'],
    limitMs,
    async see(signal) {
      if (!isMissing(connect, answer)) return { seen: null, says: 'not needed' };
      const all = local ? await listening(world) : USUAL.map((port) => ({ port, likely: true }));
      const ports = all.filter(({ port }) => port !== place.port).slice(0, MOST);
      const asked = await Promise.all(ports.map((one) => memoryAt(world, place, one, signal)));
      const seen = asked.flatMap((one) => one ?? []);
      const says = seen.map(({ port, says: how }) => `port ${port} answers: ${how}`).join('; ');
      return { seen, says: says === '' ? `none on ${plural(ports.length, 'port')}` : says };
    },
  });
}

interface Port {
  readonly port: number;
  /** A usual one, or one of a program that is called like a memory service. */
  readonly likely: boolean;
}

/** Ports of this machine that may be one, the likely ones first. */
async function listening(world: World): Promise<readonly Port[]> {
  const [holders, processes] = await Promise.all([allHolders(world), world.processes.list()]);
  const named = new Set(
    processes.filter(({ commandLine }) => /mem0|openmemory|memory[-_. ]?serv/i.test(commandLine)).map(({ pid }) => pid),
  );
  const ports = new Map<number, boolean>();
  for (const { port, process } of holders) {
    const likely = USUAL.includes(port) || (process !== null && named.has(process.pid));
    ports.set(port, likely || ports.get(port) === true);
  }
  const all = [...ports].map(([port, likely]) => ({ port, likely }));
  return all.toSorted((one, other) => Number(other.likely) - Number(one.likely));
}

/** Programs often tell in their health how much memory they use: elsewhere it must name itself. */
const NAMED = /mem0|"service"\s*:\s*"[^"]*memory|\/memories\b/i;

/** Only what answers well and says itself that it has to do with memories: anything may have a /health. */
async function memoryAt({ net }: World, place: MemoryPlace, { port, likely }: Port, signal: AbortSignal) {
  const answer = await askMemory({ ...place, port }, { net, signal }).catch(() => null);
  if (answer?.ok !== true || answer.path === null || answer.httpStatus !== 200) return null;
  const { httpStatus: status, body, summary } = answer;
  const isOne = likely ? saysMemory({ status, contentType: '', body, tookMs: 0 }) : NAMED.test(body);
  return isOne ? { port, says: summary } : null;
}
