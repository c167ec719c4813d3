import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { bytes, percent, span } from '#domain/format.ts';
import { byBadness } from '#domain/status.ts';
import { knownServices } from '#services/procedures/service/targets.ts';

import { rowJson } from './row-json.ts';
import { rowsOf, type ServiceRow } from './rows.ts';

/** `service list`: every service, the worst first. Exit 0: it only tells. */
export async function listServices(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, signal } = invocation;
  const known = await knownServices(world, config, signal);
  const rows = await rowsOf(invocation, { services: known.services, told: known.units, look: 'due' });
  const sorted = rows.toSorted((a, b) => byBadness(a.status, b.status));
  const now = world.clock.now();
  if (values['json'] === true) {
    const services = sorted.map((row) => rowJson(row, now));
    stdout.write(`${JSON.stringify({ schema: 1, services, silent: known.silent }, null, 2)}\n`);
    return EXIT.ok;
  }
  stdout.write(table(sorted, now));
  for (const { manager, why } of known.silent) stdout.write(`? ${manager} could not be asked: ${why}\n`);
  if (rows.length === 0) stdout.write('No services. Name some in the configuration, or start a manager.\n');
  return EXIT.ok;
}

const GLYPHS = { ok: '●', warning: '⚠', critical: '✘', unknown: '?' } as const;

/** One line a service: state, time it runs, processor, memory, ports, what is wrong. */
export function table(rows: readonly ServiceRow[], now: number): string {
  const wide = Math.max(0, ...rows.map(({ name }) => name.length));
  return rows.map((row) => `${line(row, wide, now)}\n`).join('');
}

function line({ name, unit, status, summary, usage }: ServiceRow, wide: number, now: number): string {
  const up = unit?.startedAt ?? null;
  const memory = unit?.memoryBytes ?? usage?.memoryBytes ?? null;
  const ports = [...new Set((usage?.ports ?? []).map(({ port }) => port))];
  const cells = [
    GLYPHS[status],
    name.padEnd(wide),
    (unit?.state ?? 'unknown').padEnd(10),
    (up === null ? '' : span(Math.max(1000, now - up))).padStart(5),
    (usage === null || usage.cpuPercent === null ? '' : percent(usage.cpuPercent)).padStart(6),
    (memory === null ? '' : bytes(memory)).padStart(9),
    (ports.length === 0 ? '' : `:${ports.slice(0, 3).join(' :')}`).padEnd(7),
    status === 'ok' ? '' : summary,
  ];
  return cells.join('  ').trimEnd();
}
