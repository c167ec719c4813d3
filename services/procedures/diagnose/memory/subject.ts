import { conclude } from '#domain/diagnosis/conclude.ts';
import type { MemoryAnswered, MemoryPlace, Reached } from '#domain/diagnosis/memory/facts.ts';
import { MEMORY_RULES } from '#domain/diagnosis/memory/rules.ts';
import { latency } from '#domain/format.ts';
import { netFailure } from '#domain/net-failure.ts';
import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';

import { askMemory, originOf } from './ask.ts';

/** Whether the memory service can be reached, answers, and says that it is well. */
export function memorySubject({ clock, net }: World, place: MemoryPlace, limitMs: number): Subject {
  const where = `${place.host}:${place.port}`;
  const connect = looking<Reached<{ tookMs: number }>>(clock, {
    id: 'connect',
    title: `Connect to ${where}`,
    limitMs,
    async see(signal) {
      try {
        const tookMs = await net.tcp(place.host, place.port, signal);
        return { seen: { ok: true, tookMs }, says: `connected in ${latency(tookMs)}` };
      } catch (thrown) {
        const failure = netFailure(thrown);
        if (failure === null) throw thrown;
        return { seen: { ok: false, ...failure }, says: failure.says };
      }
    },
  });
  const answer = looking<Reached<MemoryAnswered>>(clock, {
    id: 'health',
    title: 'Ask for its health',
    commands: [`curl -sS ${originOf(place)}/health`],
    limitMs,
    async see(signal) {
      const seen = await askMemory(net, place, signal);
      return { seen, says: seen.ok ? `HTTP ${seen.httpStatus}, ${seen.summary}` : seen.says };
    },
  });
  return {
    name: 'memory',
    title: `Diagnose the memory service at ${where}`,
    lookings: [connect, answer],
    conclude: (notLooked) =>
      conclude('memory', { place, connect: connect.observed(), answer: answer.observed() }, MEMORY_RULES, notLooked),
  };
}
