import type { LogSource } from '#domain/logs/source.ts';
import type { LogsDesk } from '#screens/logs/desk.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeLogs } from '#services/fakes/logs.ts';
import { LogWindow } from '#store/log-window.ts';

import { NOW } from './machine.ts';

export const SOURCE: LogSource = { type: 'file', name: 'api', path: '/var/log/api/api.log' };

/** A log of some hours: a request every seven seconds, a warning now and then, an error with its trace. */
export function linesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(NOW - (count - index) * 7000).toISOString();
    if (index % 100 === 37) return `${at} ERROR [api] cannot reach the database: connect ECONNREFUSED 127.0.0.1:5432`;
    if (index % 20 === 11) return `${at} WARN  [api] answer took ${900 + index} ms`;
    return index % 9 === 4
      ? `${at} DEBUG [api] cache hit ratio 0.${index % 100}`
      : `${at} INFO  [api] GET /orders/${index} 200 in ${(index * 7) % 90} ms`;
  });
}

/** What screens ask about logs, answered from texts; `texts` may grow, `saved` keeps what was saved, `lent` what is lent, and `readers` how many. */
export function fakeLogsDesk(texts: string[] = linesOf(600), sources: readonly LogSource[] = [SOURCE]) {
  const clock = new ManualClock(NOW);
  const logs = fakeLogs(clock, () => Promise.resolve(texts));
  const saved: string[] = [];
  const lent = new Map<string, string>();
  const readers = { opened: 0, open: 0 };
  const desk: LogsDesk = {
    ofCheck: (id) => Promise.resolve({ id: id.replace(/^service:/, ''), about: '', sources }),
    fresh: () => Promise.resolve(['service:mailer']),
    looked: (ids) => void saved.push(`looked ${ids.join(' ')}`),
    known: () => Promise.resolve([{ id: 'api', about: 'api.service of systemd', sources: [SOURCE] }]),
    async open(wanted) {
      const reader = await logs.open(wanted, AbortSignal.timeout(60_000));
      readers.opened += 1;
      readers.open += 1;
      const close = () => {
        readers.open -= 1;
        return reader.close();
      };
      return { window: new LogWindow({ ...reader, close }, clock), notices: () => reader.notices };
    },
    save(name, text) {
      saved.push(text);
      return Promise.resolve(`/home/ana/.local/state/cpm-console/saved/${name}.log`);
    },
    lend(name, text) {
      const path = `/tmp/lent/${name}.log`;
      lent.set(path, text);
      return Promise.resolve({ path, takeBack: () => Promise.resolve(void lent.delete(path)) });
    },
  };
  return { desk: () => Promise.resolve(desk), texts, clock, saved, lent, readers };
}
