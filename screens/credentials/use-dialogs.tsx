import { type ReactNode, useCallback, useMemo, useSyncExternalStore } from 'react';

import type { Secret } from '#domain/credentials/secret.ts';
import { fullMessageOf } from '#domain/errors.ts';
import { useCell } from '#screens/frame/cell.ts';
import type { Area } from '#screens/place.ts';
import type { KeychainState } from '#store/credentials.ts';
import { useActs } from '#store/react.tsx';

import type { CredentialsDesk, HandedOut } from './desk.ts';
import { DialogSlot, slotOf } from './dialog-slot.ts';
import { HiddenDialog } from './hidden-dialog.tsx';
import { Revealed } from './revealed.tsx';

export interface Dialogs {
  /** Asks for the passphrase of the store; `done` is told when it is open. */
  readonly unlock: (done: () => void) => void;
  readonly reveal: (name: string, handed: HandedOut) => void;
  /** What lies above the view now. */
  readonly dialog: ReactNode;
}

/**
 * Dialogs whose content no store may hold: what is typed or shown there stays in them and is gone with them. `opened` is
 * told when the store was unlocked.
 */
export function useDialogs(
  desk: CredentialsDesk | null,
  store: KeychainState | null,
  area: Area,
  opened: () => void,
): Dialogs {
  const { toast } = useActs();
  const slot = useMemo(() => (desk === null ? new DialogSlot() : slotOf(desk)), [desk]);
  const open = useSyncExternalStore(slot.subscribe, slot.get);
  /** Of a passphrase that is chosen, not known: what was typed first. */
  const first = useCell<Secret | null>(null);
  const close = useCallback(() => {
    first.set(null);
    slot.set(null);
  }, [first, slot]);
  const isNew = store?.condition === 'no-default-collection';
  const submit = async (passphrase: Secret): Promise<string | null> => {
    const before = first.get();
    first.set(isNew && before === null ? passphrase : null);
    if (isNew && before === null) return 'Type it once more: nobody can read a typing error back.';
    if (isNew && before?.reveal() !== passphrase.reveal()) return 'The two are not the same. Begin again.';
    try {
      if ((await desk?.unlock(passphrase)) === 'denied') return 'That is not its passphrase. Try again, or esc.';
    } catch (thrown) {
      return fullMessageOf(thrown);
    }
    toast('The store is unlocked.');
    opened();
    if (open?.type === 'unlock') open.done();
    return null;
  };
  const dialog =
    open === null || desk === null ? null : open.type === 'reveal' ? (
      <Revealed {...area} name={open.name} handed={open.handed} close={close} />
    ) : (
      <HiddenDialog
        {...area}
        title={isNew ? 'Make a keyring for credentials' : 'Unlock the store of credentials'}
        lines={[store?.message ?? 'It is locked.', 'What you type goes to the store and nowhere else.']}
        prompt="Passphrase:"
        button="unlock"
        close={close}
        submit={submit}
      />
    );
  return {
    unlock: useCallback((done) => slot.set({ type: 'unlock', done }), [slot]),
    reveal: useCallback((name, handed) => slot.set({ type: 'reveal', name, handed }), [slot]),
    dialog,
  };
}
