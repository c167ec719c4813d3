import type { HandedOut } from './desk.ts';

/** A dialog whose content no store may hold. */
export type OpenDialog =
  | { readonly type: 'unlock'; readonly done: () => void }
  | { readonly type: 'reveal'; readonly name: string; readonly handed: HandedOut };

/** Which of them is open. It outlives the view: read aloud, a list of actions takes the place of the view that opened it. */
export class DialogSlot {
  #open: OpenDialog | null = null;
  readonly #listeners = new Set<() => void>();

  readonly get = (): OpenDialog | null => this.#open;

  readonly set = (open: OpenDialog | null): void => {
    this.#open = open;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

const slots = new WeakMap<object, DialogSlot>();

/** The one of a console, by what its screens ask. */
export function slotOf(desk: object): DialogSlot {
  const slot = slots.get(desk) ?? new DialogSlot();
  slots.set(desk, slot);
  return slot;
}
