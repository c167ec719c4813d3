import { type ActionId, ACTIONS, type ActionSpec, keyLabel, keysOf } from '#domain/keys.ts';

import type { Handler } from './available.ts';

/** A line of help: the head of a group, or a key and what it does here. */
export type HelpRow =
  | { readonly type: 'head'; readonly text: string }
  | {
      readonly type: 'key';
      readonly id: ActionId;
      readonly keys: string;
      readonly verb: string;
      readonly about: string;
      readonly off: string | undefined;
    };

const HEADS = { act: 'Act', always: 'Always', move: 'Move' } as const;

/** Every key that works here, grouped, with the reason where one is off; `wanted` narrows by key, verb or text. */
export function helpRows(
  offered: readonly (readonly [ActionId, Handler])[],
  custom: Readonly<Record<string, string>>,
  wanted: string,
): readonly HelpRow[] {
  const words = wanted.toLowerCase().trim();
  const rows = offered
    .map(([id, { verb, off }]) => {
      const action: ActionSpec = ACTIONS[id];
      return {
        type: 'key' as const,
        id,
        keys: keysOf(id, custom).map(keyLabel).join(' '),
        verb: verb ?? action.verb,
        about: action.about,
        off,
      };
    })
    .filter(({ keys }) => keys !== '')
    .filter(
      ({ keys, verb, about }) =>
        keys.split(' ').includes(wanted.trim()) || `${verb} ${about}`.toLowerCase().includes(words),
    );
  return (['act', 'always', 'move'] as const).flatMap((kind) => {
    const group = rows.filter(({ id }) => ACTIONS[id].kind === kind);
    return group.length === 0 ? [] : [{ type: 'head' as const, text: HEADS[kind] }, ...group];
  });
}
