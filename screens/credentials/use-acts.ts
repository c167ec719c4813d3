import { useEffect, useMemo } from 'react';

import { fullMessageOf } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { useBegin } from '#screens/emergency/use-begin.ts';
import { type Cell, useCell } from '#screens/frame/cell.ts';
import { useTerminal } from '#screens/frame/use-terminal.ts';
import { useActs } from '#store/react.tsx';

import type { CredentialsDesk } from './desk.ts';
import type { Dialogs } from './use-dialogs.tsx';
import { outcomeWord } from './words.ts';

const SECOND = 1000;
/** Providers are asked no more than so many things at once. */
const AT_ONCE = 4;

/** What can be done with credentials, by name. What goes wrong is said with what to do next. */
export interface CredentialActs {
  /** Names that are being tested. */
  readonly busy: ReadonlySet<string>;
  readonly test: (name: string) => void;
  readonly testAll: (names: readonly string[]) => void;
  readonly copy: (name: string) => void;
  readonly reveal: (name: string) => void;
  readonly rotate: (name: string) => void;
  readonly revoke: (name: string) => void;
  readonly remove: (name: string) => void;
  readonly lock: () => void;
}

interface Parts {
  readonly desk: CredentialsDesk | null;
  readonly dialogs: Dialogs;
  readonly again: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** The acts behind the keys of the list and of the details. */
export function useCredentialActs({ desk, dialogs, again }: Parts): CredentialActs {
  const { toast, ask } = useActs();
  const begin = useBegin();
  const terminal = useTerminal();
  const busy = useCell(NONE);
  const left = useMemo(() => new AbortController(), []);
  useEffect(() => () => left.abort(), [left]);
  if (desk === null) return { ...NOTHING, busy: NONE };
  const wrong = (thrown: unknown) => toast(fullMessageOf(thrown), 'error');
  const doing = (act: Promise<unknown>) => void act.then(again, wrong);
  const testOne = async (name: string): Promise<boolean> => {
    mark(busy, name, true);
    try {
      const { outcome, summary } = await desk.test(name, left.signal);
      if (!left.signal.aborted)
        toast(`${name}: ${outcomeWord(outcome)}. ${summary}`, outcome === 'rejected' ? 'error' : 'info');
      return outcome === 'ok';
    } catch (thrown) {
      if (!left.signal.aborted) wrong(thrown);
      return false;
    } finally {
      mark(busy, name, false);
      again();
    }
  };
  const testAll = async (names: readonly string[]) => {
    const waiting = [...names];
    let good = 0;
    const worker = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) if (await testOne(name)) good += 1;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (!left.signal.aborted) toast(`Tested ${plural(names.length, 'credential')}: ${good} good.`);
  };
  const copy = async (name: string) => {
    const handed = await desk.copy?.(name);
    if (handed === undefined) return;
    terminal.lend(handed.value.reveal(), handed.forMs);
    toast(`${name} is on the clipboard for ${handed.forMs / SECOND} s.`);
  };
  const revoke = async (name: string) => {
    const told = await desk.revoke?.(name);
    if (told === undefined) return;
    const text = told.refused
      ? `${name} is revoked: ${told.summary}`
      : `Whether ${name} is refused now is not sure: ${told.summary}`;
    toast(text, told.refused ? 'info' : 'error');
  };
  return {
    busy: busy.get(),
    test: (name) => void testOne(name),
    testAll: (names) => void testAll(names),
    copy: (name) => void copy(name).catch(wrong),
    reveal: (name) => void desk.reveal?.(name).then((handed) => dialogs.reveal(name, handed), wrong),
    rotate: (name) => begin(() => desk.rotate?.(name) ?? Promise.reject(new Error('Rotating cannot be begun here.'))),
    revoke: (name) =>
      ask({
        tier: 'irreversible',
        title: `Revoke ${name}?`,
        commands: [`cpm-console cred revoke ${name}`],
        consequences: [
          'Its value is worthless from then on, everywhere, for good.',
          'What uses it is refused until it has another one: r replaces it without a gap.',
        ],
        button: 'Revoke it',
        name,
        run: () => doing(revoke(name)),
      }),
    remove: (name) =>
      ask({
        tier: 'irreversible',
        title: `Remove ${name}?`,
        commands: [`cpm-console cred rm ${name}`],
        consequences: [
          'Its value goes from the store and cannot be had back.',
          'At its provider it stays valid: revoke it there.',
        ],
        button: 'Remove it',
        name,
        run: () => doing(desk.remove(name).then(() => toast(`${name} is removed from the store.`))),
      }),
    lock: () => doing((desk.lock?.() ?? Promise.resolve()).then(() => toast('The store is locked.'))),
  };
}

function mark(busy: Cell<ReadonlySet<string>>, name: string, on: boolean): void {
  const next = new Set(busy.get());
  if (on) next.add(name);
  else next.delete(name);
  busy.set(next);
}

const nothing = (): void => undefined;
const NOTHING = {
  test: nothing,
  testAll: nothing,
  copy: nothing,
  reveal: nothing,
  rotate: nothing,
  revoke: nothing,
  remove: nothing,
  lock: nothing,
};
