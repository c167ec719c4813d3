import { fullMessageOf, OpsError } from '#domain/errors.ts';
import type { AppStore } from '#store/store.ts';

/** An act at a key that may be refused, or find the state not to be written: the person is told, and the screens go on. */
export function refusable<Asked extends readonly unknown[]>(
  { acts }: Pick<AppStore, 'acts'>,
  act: (...asked: Asked) => void,
): (...asked: Asked) => void {
  return (...asked) => {
    try {
      act(...asked);
    } catch (thrown) {
      if (!(thrown instanceof OpsError)) throw thrown;
      acts.toast(fullMessageOf(thrown), 'error');
    }
  };
}
