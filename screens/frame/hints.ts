import { type Hint } from '#components/footer.tsx';
import { type ActionId, ACTIONS, type ActionSpec, keysOf } from '#domain/keys.ts';

import type { Handler } from './available.ts';

/** At the right end of the last line, whatever the place. */
const ALWAYS: readonly ActionId[] = ['back', 'filter', 'palette', 'help', 'quit'];
/** Before everything else; the rest follows in the order of the table, what acts before what only shows. */
const FIRST: readonly ActionId[] = ['open'];
const LAST: readonly ActionId[] = ['mark', 'actions'];

/** What the last line says, most useful first. */
export function hintsOf(
  offered: readonly (readonly [ActionId, Handler])[],
  custom: Readonly<Record<string, string>>,
): { readonly hints: readonly Hint[]; readonly always: readonly Hint[] } {
  const hint = ([id, handler]: readonly [ActionId, Handler]): Hint => ({
    id,
    key: keysOf(id, custom)[0] ?? '',
    verb: handler.verb ?? ACTIONS[id].verb,
  });
  const works = offered.filter(([id, { off }]) => off === undefined && keysOf(id, custom).length > 0);
  const main = works.filter(([id]) => !ALWAYS.includes(id) && (ACTIONS[id] as ActionSpec).quiet !== true);
  return {
    hints: main.toSorted(([a], [b]) => rank(a) - rank(b)).map(hint),
    always: ALWAYS.flatMap((id) => works.filter(([other]) => other === id).map(hint)),
  };
}

function rank(id: ActionId): number {
  if (FIRST.includes(id)) return 0;
  if (LAST.includes(id)) return 2;
  return ACTIONS[id].kind === 'act' ? 1 : 3;
}
