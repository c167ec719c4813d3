import { keysOf } from '#domain/keys.ts';
import type { Happening, Ran } from '#store/state.ts';

import type { Access } from './acts.ts';

/** What a person is told, and what can be taken back. */
export interface TellActs {
  readonly toast: (text: string, tone?: 'info' | 'error') => number;
  readonly dismiss: (id: number) => void;
  /** Tells what was done and remembers how to take it back. */
  readonly did: (text: string, undo: () => void) => void;
  /** Takes the last undoable act back. */
  readonly undo: () => void;
  /** A command ran; `command` and `note` are already redacted. */
  readonly ran: (entry: Omit<Ran, 'id'>) => void;
  /** The first notice was read; it stays in Activity. */
  readonly noticed: () => void;
  readonly happened: (happening: Happening) => void;
}

const MOST_ACTIVITY = 200;
const MOST_TOASTS = 3;
const MOST_RAN = 500;
const MOST_UNDOABLE = 50;

export function tellActs({ get, set }: Access): TellActs {
  let toasts = 0;
  let commands = 0;
  const toast: TellActs['toast'] = (text, tone = 'info') => {
    const next = { id: ++toasts, tone, text };
    // The same words again only stay longer.
    const others = get().toasts.filter((other) => other.text !== text || other.tone !== tone);
    const activity = tone === 'error' ? [{ at: get().now, tone, text }, ...get().activity] : get().activity;
    set({ toasts: [...others, next].slice(-MOST_TOASTS), activity: activity.slice(0, MOST_ACTIVITY) });
    return next.id;
  };
  return {
    toast,
    dismiss(id) {
      if (get().toasts.some((each) => each.id === id)) set({ toasts: get().toasts.filter((each) => each.id !== id) });
    },
    did(sentence, undo) {
      const text = sentence.replace(/\.$/, '');
      set({ undoables: [...get().undoables, { text, undo }].slice(-MOST_UNDOABLE) });
      toast(`${text}. ${keysOf('undo', get().customKeys)[0] ?? 'Undo'} takes it back.`);
    },
    undo() {
      const last = get().undoables.at(-1);
      if (last === undefined) return;
      set({ undoables: get().undoables.slice(0, -1) });
      last.undo();
      toast(`Taken back: ${last.text}.`);
    },
    ran: (entry) => set({ ran: [...get().ran, { id: ++commands, ...entry }].slice(-MOST_RAN) }),
    noticed() {
      const [text, ...notices] = get().notices;
      if (text === undefined) return;
      const activity = [{ at: get().now, tone: 'warning' as const, text }, ...get().activity].slice(0, MOST_ACTIVITY);
      set({ notices, activity });
    },
    happened: (happening) => set({ activity: [happening, ...get().activity].slice(0, MOST_ACTIVITY) }),
  };
}
