import { useEffect, useMemo } from 'react';

import type { CredentialState } from '#domain/credentials/credential.ts';
import { rankOf, rotationDue, stateOf } from '#domain/credentials/state.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import { useWatch } from '#screens/frame/watch.ts';
import type { KeychainState } from '#store/credentials.ts';
import { useApp } from '#store/react.tsx';

import type { CredentialsDesk, ShownCredential } from './desk.ts';

/** A credential and the worst that is known of it. */
export interface Known extends ShownCredential {
  readonly state: CredentialState;
}

export interface KnownCredentials {
  /** Worst first; null before they were read. */
  readonly all: readonly Known[] | null;
  /** Null before it was asked. */
  readonly store: KeychainState | null;
  readonly problem: string | null;
  readonly again: () => void;
}

const MINUTE = 60_000;

/** All credentials and their store; read again when something was done, a run ended, or time went by. */
export function useKnown(desk: CredentialsDesk | null): KnownCredentials {
  const now = useApp((state) => state.now);
  const unasked = useWatch().credentials === undefined ? 'Credentials cannot be asked from here.' : null;
  const over = useApp(({ runs }) => Object.values(runs).filter(({ state }) => state.endedAt !== null).length);
  const list = useAsked(desk?.list ?? null);
  const { answer: store, problem: mute, again: look } = useAsked(desk?.store ?? null);
  const { again } = list;
  const minute = Math.floor(now / MINUTE);
  useEffect(again, [again, over, minute]);
  const locked = store?.condition === 'locked';
  const all = useMemo(
    () =>
      list.answer
        ?.map((each): Known => ({ ...each, state: stateOf(each.credential, { now, locked: locked && isKept(each) }) }))
        .toSorted(worstFirst) ?? null,
    [list.answer, now, locked],
  );
  return useMemo(
    () => ({
      all,
      store,
      problem: desk === null ? unasked : (list.problem ?? mute),
      again() {
        again();
        look();
      },
    }),
    [all, store, desk, unasked, list.problem, mute, again, look],
  );
}

const isKept = ({ credential: { source } }: ShownCredential): boolean => source === 'keychain' || source === 'vault';

const worstFirst = (a: Known, b: Known): number =>
  rankOf(a.state) - rankOf(b.state) || next(a) - next(b) || a.credential.name.localeCompare(b.credential.name);

/** What comes next in its life. */
const next = ({ credential }: Known): number =>
  Math.min(credential.expiresAt ?? Number.MAX_SAFE_INTEGER, rotationDue(credential));
