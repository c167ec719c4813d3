import { type ReactNode, useCallback, useState } from 'react';

import type { Secret } from '#domain/credentials/secret.ts';
import { fullMessageOf } from '#domain/errors.ts';
import type { Area } from '#screens/place.ts';
import type { KeychainState } from '#store/credentials.ts';
import { useActs } from '#store/react.tsx';

import type { CredentialsDesk, HandedOut } from './desk.ts';
import { HiddenDialog } from './hidden-dialog.tsx';
import { Revealed } from './revealed.tsx';

type Open =
  | { readonly type: 'unlock'; readonly done: () => void }
  | { readonly type: 'reveal'; readonly name: string; readonly handed: HandedOut };

export interface Dialogs {
  /** Asks for the passphrase of the store; `done` is told when it is open. */
  readonly unlock: (done: () => void) => void;
  readonly reveal: (name: string, handed: HandedOut) => void;
  /** What lies above the view now. */
  readonly dialog: ReactNode;
}

/** Dialogs whose content no store may hold: what is typed or shown there stays in them and is gone with them. */
export function useDialogs(desk: CredentialsDesk | null, store: KeychainState | null, area: Area): Dialogs {
  const { toast } = useActs();
  const [open, setOpen] = useState<Open | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const submit = async (passphrase: Secret): Promise<string | null> => {
    try {
      if ((await desk?.unlock(passphrase)) === 'denied') return 'That is not its passphrase. Try again, or esc.';
    } catch (thrown) {
      return fullMessageOf(thrown);
    }
    toast('The store is unlocked.');
    if (open?.type === 'unlock') open.done();
    return null;
  };
  const dialog =
    open === null || desk === null ? null : open.type === 'reveal' ? (
      <Revealed {...area} name={open.name} handed={open.handed} close={close} />
    ) : (
      <HiddenDialog
        {...area}
        title="Unlock the store of credentials"
        lines={[store?.message ?? 'It is locked.', 'What you type goes to the store and nowhere else.']}
        prompt="Passphrase:"
        button="unlock"
        close={close}
        submit={submit}
      />
    );
  return {
    unlock: useCallback((done) => setOpen({ type: 'unlock', done }), []),
    reveal: useCallback((name, handed) => setOpen({ type: 'reveal', name, handed }), []),
    dialog,
  };
}
