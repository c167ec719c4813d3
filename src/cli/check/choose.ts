import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { Instance } from '#services/checks/check.ts';

/** The checks named by id, or all when none is named. Throws OpsError `no-such-check` that names the nearest. */
export function chosen(instances: readonly Instance[], ids: readonly string[]): readonly Instance[] {
  if (ids.length === 0) return instances;
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  return ids.map((id) => byId.get(id) ?? unknownCheck(id, [...byId.keys()]));
}

/** The one check named; throws OpsError `usage` for none or several. */
export function chosenOne(
  instances: readonly Instance[],
  ids: readonly string[],
  verb: string,
  command = `check ${verb}`,
): Instance {
  const [instance, ...more] = ids.length === 0 ? [] : chosen(instances, ids);
  if (instance === undefined || more.length > 0)
    throw new OpsError('usage', `${command} takes the id of one check.`, {
      hint: 'cpm-console check list shows them.',
      exit: 'usage',
    });
  return instance;
}

function unknownCheck(id: string, known: readonly string[]): never {
  const near = nearest(id, known);
  const meant = near === null ? known.filter((one) => one.endsWith(`:${id}`)) : [near];
  throw new OpsError('no-such-check', `There is no check ${id}.`, {
    hint: meant.length === 0 ? 'cpm-console check list shows them.' : `Did you mean ${meant.join(' or ')}?`,
    exit: 'usage',
  });
}
