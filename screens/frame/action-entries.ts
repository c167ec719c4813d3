import { ACTIONS, type ActionId, keysOf } from '#domain/keys.ts';

import type { ExtraAction, Handler } from './available.ts';

/** A numbered line of `x`. */
export interface ActionEntry {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  readonly about: string;
  readonly off: string | undefined;
  readonly run: () => void;
}

/** Every action of the selected thing, with the reason where one is off: those with a key first. */
export function actionEntries(
  offered: readonly (readonly [ActionId, Handler])[],
  extras: readonly ExtraAction[],
  custom: Readonly<Record<string, string>>,
): readonly ActionEntry[] {
  const keyed = offered.filter(([id]) => id === 'open' || (ACTIONS[id].kind === 'act' && id !== 'actions'));
  return [
    ...keyed.map(([id, { verb, off, run }]) => ({
      id,
      title: sentence(verb ?? ACTIONS[id].verb),
      key: keysOf(id, custom)[0] ?? '',
      about: ACTIONS[id].about,
      off,
      run,
    })),
    ...extras.map(({ id, title, off, run }) => ({ id, title, key: '', about: '', off, run })),
  ];
}

/** Which entry typed digits mean: its index when no longer number begins so, else null until enter. */
export function chosenBy(digits: string, count: number): number | null {
  const number = Number(digits);
  return number >= 1 && number <= count && number * 10 > count ? number - 1 : null;
}

const sentence = (verb: string): string => verb.charAt(0).toUpperCase() + verb.slice(1);
