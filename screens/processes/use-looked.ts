import { useCallback, useEffect, useRef, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import { useApp } from '#store/react.tsx';

/** Shares are known with the second look, so that comes soon. */
const SOON_MS = 1000;
const EVERY_MS = 2000;

export interface Looked<Value> {
  /** What the last look found; undefined before the first. */
  readonly value: Value | undefined;
  /** Why the last look failed; empty when it did not. */
  readonly problem: string;
  /** Looks now, also while the refresh is paused. */
  readonly again: () => void;
}

/**
 * Looks while the screen is shown, one look at a time, the next two seconds after the last. Nothing is looked at while
 * the refresh is paused, the window is not looked at, or a screen reader waits to be asked; then only `again` does.
 * `look` and `same` must keep their identity; what is the same as before repaints nothing.
 */
export function useLooked<Value>(
  look: () => Promise<Value>,
  same: (before: Value, now: Value) => boolean,
  first?: Value,
): Looked<Value> {
  const quiet = useApp(({ paused, held }) => paused || held !== null);
  const [value, setValue] = useState<Value | undefined>(first);
  const [problem, setProblem] = useState('');
  const now = useRef<(() => Promise<void>) | null>(null);
  useEffect(() => {
    let wanted = true;
    let timer: NodeJS.Timeout | undefined;
    const once = async (): Promise<void> => {
      try {
        const found = await look();
        if (!wanted) return;
        setValue((before: Value | undefined) => (before !== undefined && same(before, found) ? before : found));
        setProblem('');
      } catch (error) {
        if (wanted) setProblem(messageOf(error));
      }
    };
    const follow = async (pause: number): Promise<void> => {
      await once();
      if (wanted && !quiet) timer = setTimeout(() => void follow(EVERY_MS), pause);
    };
    now.current = once;
    void follow(SOON_MS);
    return () => {
      wanted = false;
      now.current = null;
      clearTimeout(timer);
    };
  }, [look, same, quiet]);
  const again = useCallback(() => void now.current?.(), []);
  return { value, problem, again };
}
