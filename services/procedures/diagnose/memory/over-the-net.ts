import {
  isRefusal,
  type KeyTried,
  type MemoryAnswered,
  type MemoryPlace,
  placeWords,
} from '#domain/diagnosis/memory/facts.ts';
import type { CertificateSeen, Reached } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { latency } from '#domain/format.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { certificateOf } from '#services/procedures/diagnose/shared/certificate.ts';
import { reached } from '#services/procedures/diagnose/shared/reached.ts';

import { askMemory, originOf } from './ask.ts';
import { keyHeaders, keyIn } from './key.ts';

type Answer = Looking<Reached<MemoryAnswered>>;

/** A connection, and nothing said. */
export function connectLook({ clock, net }: World, place: MemoryPlace, limitMs: number) {
  return looking<Reached<{ tookMs: number }>>(clock, {
    id: 'connect',
    title: `Connect to ${placeWords(place)}`,
    commands: [`nc -zv ${place.host} ${place.port}`],
    limitMs,
    async see(signal) {
      const seen = await reached(async () => ({ tookMs: await net.tcp(place.host, place.port, signal) }));
      return { seen, says: seen.ok ? `connected in ${latency(seen.tookMs)}` : seen.says };
    },
  });
}

/** Its health, else what else tells a memory service. */
export function healthLook({ clock, net }: World, place: MemoryPlace, limitMs: number): Answer {
  return looking(clock, {
    id: 'health',
    title: 'Ask for its health',
    commands: [`curl -sS ${originOf(place)}/health`],
    needs: ['connect'],
    limitMs,
    async see(signal) {
      const seen = await askMemory(place, { net, signal });
      return { seen, says: seen.ok ? `HTTP ${seen.httpStatus}, ${seen.summary}` : seen.says };
    },
  });
}

const NOT_NEEDED = { seen: null, says: 'not needed' } as const;

/** Whether the other one of http and https is spoken there; only where the right one made no sense. */
export function schemeLook({ clock, net }: World, place: MemoryPlace, answer: Answer, limitMs: number) {
  return looking<boolean | null>(clock, {
    id: 'scheme',
    title: place.tls ? 'Try plain http' : 'Try TLS',
    needs: ['health'],
    limitMs,
    async see(signal) {
      const seen = seenIn(answer.observed());
      if (seen === null || seen.ok || !['tls', 'garbage', 'reset'].includes(seen.code)) return NOT_NEEDED;
      const { host, port } = place;
      const other = await reached(async () =>
        place.tls
          ? net.http({ url: `${originOf({ ...place, tls: false })}/health` }, signal)
          : net.tls(host, port, host, signal),
      );
      return { seen: other.ok, says: other.ok ? 'that is what it speaks' : other.says };
    },
  });
}

/** The certificate it shows; only where TLS failed. */
export function certificateLook({ clock, net }: World, place: MemoryPlace, answer: Answer, limitMs: number) {
  return looking<CertificateSeen | null>(clock, {
    id: 'certificate',
    title: 'Look at its certificate',
    needs: ['health'],
    limitMs,
    async see(signal) {
      const seen = seenIn(answer.observed());
      if (!place.tls || seen === null || seen.ok || seen.code !== 'tls') return NOT_NEEDED;
      return certificateOf({ clock, net }, place.host, place.port, signal);
    },
  });
}

/** The same question with the key of the environment; only where it wants one. */
export function keyLook({ clock, net, environment }: World, place: MemoryPlace, answer: Answer, limitMs: number) {
  return looking<KeyTried | null>(clock, {
    id: 'key',
    title: 'Ask again with the key',
    needs: ['health'],
    limitMs,
    async see(signal) {
      const seen = seenIn(answer.observed());
      if (seen?.ok !== true || !isRefusal(seen.httpStatus)) return NOT_NEEDED;
      const key = keyIn(environment);
      if (key === null) return { seen: { variable: null, answer: null }, says: 'no key is set' };
      let tried: Reached<MemoryAnswered> = seen;
      for (const headers of keyHeaders(key.value)) {
        tried = await askMemory(place, { net, signal, headers });
        if (!tried.ok || tried.httpStatus !== 401) break;
      }
      const says = tried.ok ? `HTTP ${tried.httpStatus} with the key in ${key.variable}` : tried.says;
      return { seen: { variable: key.variable, answer: tried }, says };
    },
  });
}
