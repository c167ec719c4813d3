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
      const ports = (local ? await listening(world) : USUAL).filter((port) => port !== place.port).slice(0, MOST);
      const asked = await Promise.all(ports.map((port) => memoryAt(world, { ...place, port }, signal)));
      const seen = asked.flatMap((one) => one ?? []);
      const says = seen.map(({ port, says: how }) => `port ${port} answers: ${how}`).join('; ');
      return { seen, says: says === '' ? `none on ${plural(ports.length, 'port')}` : says };
    },
  });
}

/** Ports of this machine that may be one: usual ones, and those of programs that are called like one. */
async function listening(world: World): Promise<readonly number[]> {
  const [holders, processes] = await Promise.all([allHolders(world), world.processes.list()]);
  const named = new Set(processes.filter(({ commandLine }) => /mem0|memory/i.test(commandLine)).map(({ pid }) => pid));
  const open = holders.map(({ port, process }) => ({ port, likely: process !== null && named.has(process.pid) }));
  const likely = open.filter((one) => one.likely || USUAL.includes(one.port));
  const others = open.filter((one) => !likely.includes(one));
  return [...new Set([...likely, ...others].map(({ port }) => port))];
}

/** Only what says itself that it has to do with memories: anything may have a /health. */
async function memoryAt({ net }: World, place: MemoryPlace, signal: AbortSignal) {
  const answer = await askMemory(place, { net, signal }).catch(() => null);
  if (answer?.ok !== true || answer.path === null) return null;
  const { httpStatus: status, body, summary } = answer;
  return saysMemory({ status, contentType: '', body, tookMs: 0 }) ? { port: place.port, says: summary } : null;
}
