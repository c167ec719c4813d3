import { type Hint } from '#components/footer.tsx';
import { type ActionId, ACTIONS, type ActionSpec, keyLabel, keysOf } from '#domain/keys.ts';

import type { Handler } from './available.ts';

/** At the right end of the last line, whatever the place. */
const ALWAYS: readonly ActionId[] = ['back', 'filter', 'palette', 'help', 'quit'];
/** Before everything else; the rest follows in the order of the table, what acts before what only shows. */
const FIRST: readonly ActionId[] = ['open', 'interrupt'];
const LAST: readonly ActionId[] = ['mark', 'actions'];
const LEAST: readonly ActionId[] = ['mouse'];

/** What somebody who types would write instead of press. */
const isTyped = (key: string): boolean => key.length === 1 || key === 'space';

/** What the last line says, most useful first. While somebody types, letters are no keys. */
export function hintsOf(
  offered: readonly (readonly [ActionId, Handler])[],
  custom: Readonly<Record<string, string>>,
  typing: boolean,
): { readonly hints: readonly Hint[]; readonly always: readonly Hint[] } {
  const keyOf = (id: ActionId) => keysOf(id, custom).find((key) => !typing || !isTyped(key));
  const hint = ([id, handler]: readonly [ActionId, Handler]): Hint => ({
    id,
    key: keyLabel(keyOf(id) ?? ''),
    verb: handler.verb ?? ACTIONS[id].verb,
  });
  const works = offered.filter(([id, { off }]) => off === undefined && keyOf(id) !== undefined);
  // What every hand knows takes no room; stopping a run must be known where one is shown.
  const quiet = (id: ActionId, { verb }: Handler) =>
    (ACTIONS[id] as ActionSpec).quiet === true && (id !== 'interrupt' || verb === undefined);
  const main = works.filter(([id, handler]) => !ALWAYS.includes(id) && !quiet(id, handler));
  return {
    hints: main.toSorted(([a], [b]) => rank(a) - rank(b)).map(hint),
    always: ALWAYS.flatMap((id) => works.filter(([other]) => other === id).map(hint)),
  };
}

function rank(id: ActionId): number {
  if (FIRST.includes(id)) return 0;
  if (LAST.includes(id)) return 2;
  if (LEAST.includes(id)) return 4;
  return ACTIONS[id].kind === 'act' ? 1 : 3;
}
