import { cutOffBy, isRemote } from '#domain/alerts/connectivity.ts';
import type { Reading } from '#domain/reading.ts';
import { explains } from '#domain/suppression.ts';
import type { Instance } from '#services/checks/check.ts';

/**
 * Marks a failing reading with `data.suppressedBy` when a check it depends on fails too, or when it needs a network from which
 * this machine is cut off. It is still taken, shown and counted; it only opens no incident of its own.
 */
export function suppress(
  reading: Reading,
  instanceOf: (id: string) => Instance | undefined,
  readingOf: (id: string) => Reading | undefined,
  connectivity: readonly string[] = [],
): Reading {
  if (reading.status === 'ok') return reading;
  const statusOf = (id: string) => readingOf(id)?.status ?? null;
  const by =
    explains(reading.id, (id) => {
      const instance = instanceOf(id);
      return instance && { dependsOn: instance.dependsOn ?? [], status: statusOf(id) };
    }) ?? cutOff(reading.id, instanceOf(reading.id), connectivity, statusOf);
  return by === null ? reading : { ...reading, data: { ...reading.data, suppressedBy: by } };
}

/** The checks that tell of the connection are explained by nobody. */
function cutOff(
  id: string,
  instance: Instance | undefined,
  connectivity: readonly string[],
  statusOf: Parameters<typeof cutOffBy>[1],
): string | null {
  if (instance === undefined || connectivity.includes(id) || !isRemote(instance)) return null;
  return cutOffBy(connectivity, statusOf);
}
