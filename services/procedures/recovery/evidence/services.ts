import { plural } from '#domain/format.ts';
import { lastLines } from '#services/procedures/diagnose/shared/last-lines.ts';
import type { RecoveryParts } from '#services/procedures/recovery/steps/parts.ts';
import { endingOf, unitOrWhy } from '#services/procedures/service/seen.ts';

import type { Evidence } from './record.ts';

/** Of the log of one unit. */
const LINES = 500;

/** How every service of the recovery is, as its manager tells. */
export const unitsEvidence = ({ world, params: { services } }: RecoveryParts): Evidence => ({
  id: 'units',
  title: 'Write down how the services are',
  async see(signal) {
    const lines = await Promise.all(
      services.map(async (unit) => {
        const now = await unitOrWhy(world, unit, signal);
        if (typeof now === 'string') return `${unit.name}: not known: ${now}`;
        const started = now.startedAt === null ? '' : `, since ${new Date(now.startedAt).toISOString()}`;
        const pid = now.pid === null ? '' : ` as pid ${now.pid}`;
        const restarts = now.restarts === null ? '' : `, ${plural(now.restarts, 'restart')}`;
        return `${unit.name} (${unit.manager}/${unit.unit}): ${now.state}${pid}${started}${restarts}${endingOf(now)}`;
      }),
    );
    return { text: lines.join('\n'), says: lines.length === 0 ? 'no service is known' : lines.join('; ') };
  },
});

/** The last lines of their logs. */
export const logsEvidence = ({ world, params: { services } }: RecoveryParts): Evidence => ({
  id: 'logs',
  title: 'Keep the last lines of their logs',
  async see(signal) {
    const logs = await Promise.all(
      services.map(async ({ name, manager: by, unit, logs: files }) => {
        const manager = world.managers.find((one) => one.name === by);
        const lines =
          manager === undefined
            ? []
            : await lastLines(world, manager, unit, LINES, signal, files).catch((): readonly string[] => []);
        return { name, lines };
      }),
    );
    const text = logs.map(({ name, lines }) => `== ${name}\n${lines.join('\n')}`).join('\n\n');
    return { text, says: logs.map(({ name, lines }) => `${name} ${plural(lines.length, 'line')}`).join(', ') };
  },
});
