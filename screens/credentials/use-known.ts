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
  const { answer: seen, problem: mute, again: look } = useAsked(desk?.store ?? null);
  const store = seen?.state ?? null;
  const names = seen?.names ?? null;
  const { again } = list;
  const minute = Math.floor(now / MINUTE);
  useEffect(again, [again, over, minute]);
  const all = useMemo(
    () =>
      list.answer
        ?.map((each): Known => ({
          ...each,
          state: stateOf(each.credential, { now, ...whereabouts(each, store, names) }),
        }))
        .toSorted(worstFirst) ?? null,
    [list.answer, now, store, names],
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

/** Whether its value is there; of what comes from elsewhere the store knows nothing. */
function whereabouts(
  { credential: { name, source }, override }: ShownCredential,
  store: KeychainState | null,
  names: readonly string[] | null,
): { readonly present?: boolean; readonly locked?: boolean } {
  if (override !== null || source === 'env' || source === 'systemd') return {};
  return { locked: store?.condition === 'locked', ...(names === null ? {} : { present: names.includes(name) }) };
}

const worstFirst = (a: Known, b: Known): number =>
  rankOf(a.state) - rankOf(b.state) || next(a) - next(b) || a.credential.name.localeCompare(b.credential.name);

/** What comes next in its life. */
const next = ({ credential }: Known): number =>
  Math.min(credential.expiresAt ?? Number.MAX_SAFE_INTEGER, rotationDue(credential));
