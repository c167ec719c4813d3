import type { ExtraAction, Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { isPaused } from '#screens/reading/mark.ts';
import { useApp } from '#store/react.tsx';

interface QuietActions {
  readonly handlers: Pick<Handlers, 'silence'>;
  readonly extras: readonly ExtraAction[];
}

/**
 * `s` tells nobody of these checks for a while, and they are still looked at; that they are not even looked at lives behind `x`.
 * `many` is added to the verbs: ` 3 marked`.
 */
export function useQuiet(ids: readonly string[], many = ''): QuietActions {
  const watch = useWatch();
  const [first] = ids;
  const reading = useApp((state) => (first === undefined ? undefined : state.readings[first]));
  const now = useApp((state) => state.now);
  const readOnly = useApp((state) => state.session.readOnly);
  const off = first === undefined ? 'nothing is selected' : readOnly ? 'the console is read-only' : undefined;
  const isSilenced = first !== undefined && (watch.silencedUntil?.(first) ?? null) !== null;
  const verb = isSilenced ? 'tell again' : 'silence';
  const name = many === '' ? (reading?.title ?? first ?? '') : many.trim();
  const pauseCheck = reading === undefined ? undefined : watch.pauseCheck;
  const paused = reading !== undefined && isPaused(reading, now);
  return {
    handlers: { silence: { run: () => ids.forEach((id) => watch.silence(id)), off, verb: `${verb}${many}` } },
    extras:
      pauseCheck === undefined
        ? []
        : [
            {
              id: 'pause-check',
              title: paused ? `Check ${name} again` : `Pause ${name}: not looked at for an hour`,
              run: () => ids.forEach(pauseCheck),
              off,
            },
          ],
  };
}
