import type { Handlers } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import type { KeychainState } from '#store/credentials.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { CredentialsDesk } from './desk.ts';
import type { CredentialActs } from './use-acts.ts';
import type { Dialogs } from './use-dialogs.tsx';
import type { Known, KnownCredentials } from './use-known.ts';

interface Parts {
  readonly desk: CredentialsDesk | null;
  readonly known: KnownCredentials;
  readonly selected: Known | undefined;
  readonly acts: CredentialActs;
  readonly dialogs: Dialogs;
}

/** Keys and further actions of one credential, and of all; what cannot be done here is not offered. */
export function useOffered({ desk, known, selected, acts, dialogs }: Parts): {
  readonly handlers: Handlers;
  readonly extras: readonly ExtraAction[];
} {
  const { push } = useActs();
  const readOnly = useApp((state) => state.session.readOnly);
  const guard = readOnly
    ? 'the console is read-only'
    : desk === null
      ? 'credentials cannot be asked from here'
      : undefined;
  const none = selected === undefined ? 'nothing is selected' : undefined;
  const source = selected?.credential.source;
  const foreign =
    source === 'env' || source === 'systemd' ? 'its value is not ours: it is only read from where it is' : undefined;
  const out = lockedWords(
    selected,
    useApp((state) => state.now),
  );
  const name = selected?.credential.name ?? '';
  const shut = canOpen(known.store) ? known.store : null;
  const open = (part: 'add' | 'scan' | 'audit') => push({ type: 'credentials', part, name: null });
  return {
    handlers: {
      create: { run: () => open('add'), verb: 'create', off: guard },
      test: { run: () => acts.test(name), verb: 'test', off: none ?? out },
      ...(desk?.rotate === undefined
        ? {}
        : { again: { run: () => acts.rotate(name), verb: 'rotate', off: guard ?? none ?? foreign } }),
    },
    extras: [
      ...(shut !== null
        ? [
            {
              id: 'unlock',
              title: shut.condition === 'locked' ? 'Unlock the store…' : 'Make a keyring…',
              run: () => dialogs.unlock(known.again),
              off: shut.unlockable ? undefined : 'it is unlocked elsewhere',
            },
          ]
        : []),
      {
        id: 'test-all',
        title: 'Test all',
        run: () => acts.testAll(testable(known)),
        off: (known.all ?? []).length === 0 ? 'there is none' : undefined,
      },
      ...(desk?.copy === undefined
        ? []
        : [{ id: 'copy-value', title: 'Copy the value for a moment', run: () => acts.copy(name), off: none }]),
      ...(desk?.reveal === undefined
        ? []
        : [{ id: 'reveal', title: 'Reveal the value for a moment', run: () => acts.reveal(name), off: none }]),
      ...(desk?.revoke === undefined
        ? []
        : [{ id: 'revoke', title: 'Revoke it at its provider…', run: () => acts.revoke(name), off: guard ?? none }]),
      { id: 'remove', title: 'Remove it from the store…', run: () => acts.remove(name), off: guard ?? none ?? foreign },
      ...(desk?.scan === undefined
        ? []
        : [{ id: 'scan', title: 'Look for leaks, and import', run: () => open('scan') }]),
      ...(desk?.audit === undefined ? [] : [{ id: 'audit', title: 'Audit: who did what', run: () => open('audit') }]),
      ...(desk?.lock === undefined || shut !== null ? [] : [{ id: 'lock', title: 'Lock the store', run: acts.lock }]),
    ],
  };
}

/** A passphrase opens it, or makes the keyring that is missing. */
const canOpen = (store: KeychainState | null): store is KeychainState =>
  store?.condition === 'locked' || store?.condition === 'dismissed' || store?.condition === 'no-default-collection';

function lockedWords(selected: Known | undefined, now: number): string | undefined {
  const until = selected?.locked?.until ?? 0;
  return until > now ? `${selected?.locked?.host ?? 'it'} refused it too often; it is tried again later` : undefined;
}

const testable = ({ all }: KnownCredentials): readonly string[] =>
  (all ?? [])
    .filter(({ locked, state }) => locked === null && state !== 'locked')
    .map(({ credential: { name } }) => name);
