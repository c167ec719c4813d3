import type { Invocation } from '#cli/command.ts';
import { freshness } from '#cli/health/freshness.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { LIST_NAMES, type ListName } from '#domain/checklist/checklist.ts';
import { OpsError } from '#domain/errors.ts';
import { checklistPlaces } from '#services/monitor/checklist-places.ts';
import { gather } from '#services/monitor/gather.ts';
import { lookAtList, type LookedList } from '#services/procedures/checklist/look.ts';

/** The list asked for. Throws OpsError `usage`. */
export function listOf({ values }: Pick<Invocation, 'values'>): ListName {
  const asked = values['list'] ?? 'daily';
  const list = LIST_NAMES.find((name) => name === asked);
  if (list !== undefined) return list;
  throw new OpsError('usage', `There is no list ${String(asked)}.`, {
    hint: `It is one of ${LIST_NAMES.join(', ')}.`,
    exit: 'usage',
  });
}

/** Looks at a list as the options want it: what is due now, everything, or nothing. */
export async function looked(invocation: Invocation, list: ListName): Promise<LookedList> {
  const { world, config, signal, values } = invocation;
  const look = freshness(values);
  const instances = await instancesFor(invocation, look === 'never');
  return lookAtList({
    world,
    list,
    look,
    signal,
    settings: config.checklist,
    limits: config.health,
    readings: gather({ world, instances, kinds: loadKinds, look, signal }),
    ...checklistPlaces(config, instances),
  });
}
