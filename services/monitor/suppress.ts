import type { Reading } from '#domain/reading.ts';
import { explains } from '#domain/suppression.ts';
import type { Instance } from '#services/checks/check.ts';

/**
 * Marks a failing reading with `data.suppressedBy` when a check it depends on fails too. It is still taken, shown and
 * counted; it only opens no incident of its own.
 */
export function suppress(
  reading: Reading,
  instanceOf: (id: string) => Instance | undefined,
  readingOf: (id: string) => Reading | undefined,
): Reading {
  if (reading.status === 'ok') return reading;
  const by = explains(reading.id, (id) => {
    const instance = instanceOf(id);
    return instance && { dependsOn: instance.dependsOn ?? [], status: readingOf(id)?.status ?? null };
  });
  return by === null ? reading : { ...reading, data: { ...reading.data, suppressedBy: by } };
}
