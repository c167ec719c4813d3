import { useSyncExternalStore } from 'react';

import { Footer, type Hint } from '#components/footer.tsx';
import { type ActionId, ACTIONS, keysOf } from '#domain/keys.ts';
import { useApp } from '#store/react.tsx';

import { useAvailable } from './actions.tsx';

/** Known to every hand; not worth room in the footer. */
const SILENT = new Set<ActionId>([
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'first',
  'last',
  'next-panel',
  'previous-panel',
  'next-match',
  'previous-match',
  'repaint',
  'suspend',
]);
const ALWAYS: readonly ActionId[] = ['help', 'quit'];

/** The last line: the keys that do something here and now. */
export function FrameFooter({ width }: { readonly width: number }) {
  const available = useAvailable();
  useSyncExternalStore(available.subscribe, () => available.version);
  const custom = useApp((state) => state.customKeys);
  const depth = useApp((state) => state.views.length);
  const hint = (id: ActionId, verb: string | undefined): Hint => ({
    key: keysOf(id, custom)[0] ?? '',
    verb: verb ?? ACTIONS[id].verb,
  });
  const offered = available.list().filter(([, handler]) => handler.off === undefined);
  const hints = offered
    .filter(([id]) => !SILENT.has(id) && !ALWAYS.includes(id) && (id !== 'back' || depth > 1))
    .map(([id, handler]) => hint(id, handler.verb));
  const always = offered.filter(([id]) => ALWAYS.includes(id)).map(([id, handler]) => hint(id, handler.verb));
  return <Footer width={width} hints={hints} always={always} />;
}
