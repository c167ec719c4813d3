import type { Invocation } from '#cli/command.ts';
import type { ListName } from '#domain/checklist/checklist.ts';
import { periodOf } from '#domain/checklist/days.ts';
import { ITEM_IDS } from '#domain/checklist/item-ids.ts';
import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';

/** Throws OpsError `read-only` where nothing may be changed. */
export function refuseReadOnly({ values }: Pick<Invocation, 'values'>): void {
  if (values['read-only'] === true)
    throw new OpsError('read-only', 'Nothing is changed with --read-only.', { exit: 'refused' });
}

/** The item of a list a person named: its id, or its number in the list as it was last seen. Throws OpsError `usage`. */
export function itemNamed({ world, config, positionals }: Invocation, list: ListName): string {
  const [name] = positionals;
  const own = config.checklist.own[list].map(({ id }) => id);
  const ids = [...ITEM_IDS[list], ...own].filter((id) => !config.checklist.skip.includes(id));
  const day = periodOf(list, world.clock.now());
  const seen = world.state.checklist.days(list, day).find((each) => each.day === day)?.rows ?? [];
  const found =
    ids.find((id) => id === name) ??
    (name !== undefined && /^\d+$/.test(name) ? seen[Number(name) - 1]?.item : undefined);
  if (found !== undefined) return found;
  const like = name === undefined ? null : nearest(name, ids);
  throw new OpsError('usage', name === undefined ? 'Which item?' : `The ${list} list has no ${name}.`, {
    hint: like === null ? `It is one of ${ids.join(', ')}.` : `Did you mean ${like}?`,
    exit: 'usage',
  });
}

/** The text of an option; empty when it was not given. */
export const textOf = (given: Invocation['values'][string]): string => (typeof given === 'string' ? given.trim() : '');
