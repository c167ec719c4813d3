import { ACTIONS, type ActionSpec, type Keymap } from '#domain/keys.ts';

import type { Available } from './available.ts';
import type { Press } from './key-name.ts';

/** What one press may cause besides the handlers on the screen. */
export interface Desk {
  readonly available: Available;
  readonly keymap: Keymap;
  /** Opens the place with a number; false when no place has it. */
  readonly goTo: (number: number) => boolean;
  /** Says why nothing happened. */
  readonly say: (why: string) => void;
}

/**
 * The one way of a key: typed text goes to whoever is typing, digits answer a dialog or a view with numbers, or open a place, everything else
 * is looked up in the key table.
 */
export function dispatch(press: Press, { available, keymap, goTo, say }: Desk): void {
  if (available.typist?.(press) === true) return;
  const { chooser } = available;
  if (/^\d$/.test(press.name)) {
    if (chooser !== undefined) chooser.choose?.(Number(press.name));
    else if (!goTo(Number(press.name))) say(`${press.name}: no place has this number yet.`);
    return;
  }
  const id = keymap.get(press.name);
  if (id === undefined) return;
  const handler = available.find(id);
  const action: ActionSpec = ACTIONS[id];
  if (handler !== undefined && handler.off === undefined) handler.run();
  else if (action.quiet !== true)
    say(`${press.name} ${action.verb}: ${handler?.off ?? 'there is nothing to do it with here'}.`);
}
