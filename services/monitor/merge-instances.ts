import { OpsError } from '#domain/errors.ts';
import type { Instance } from '#services/checks/check.ts';

/**
 * Configured checks, and the found ones that nobody configured. Throws OpsError `duplicate-check` when two configured
 * ones have the same id; of two found ones the first counts.
 */
export function mergeInstances(configured: readonly Instance[], found: readonly Instance[]): readonly Instance[] {
  const all = new Map<string, Instance>();
  for (const instance of configured) {
    if (all.has(instance.id))
      throw new OpsError('duplicate-check', `Two checks are called ${instance.id}.`, {
        hint: 'Give one of them an id of its own in the configuration.',
        exit: 'usage',
      });
    all.set(instance.id, instance);
  }
  for (const instance of found) if (!all.has(instance.id)) all.set(instance.id, instance);
  return [...all.values()];
}
