import { messageOf } from '#domain/errors.ts';
import type { Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useAppStore } from '#store/react.tsx';

/** Kinds of checks whose targets write lines. */
const WRITING = new Set(['service', 'log-errors']);

/** `l` on checks: the logs behind the first of them, or of all that are marked, merged by time. */
export function useLogs(checkIds: readonly string[]): Handlers {
  const { push: open, toast } = useActs();
  const { logs } = useWatch();
  const kinds = useAppStore().getState().readings;
  const written = checkIds.filter((id) => WRITING.has(kinds[id]?.kind ?? ''));
  if (logs === undefined || written.length === 0) return {};
  const show = async () => {
    try {
      const desk = await logs();
      const found = await Promise.all(written.map((id) => desk.ofCheck(id)));
      const [first, ...others] = found;
      if (first === undefined) return;
      const title = others.length === 0 ? first.id : `${first.id} and ${others.length} more`;
      desk.looked(written);
      open({ type: 'logs', title, sources: found.flatMap(({ sources }) => sources) });
    } catch (thrown) {
      toast(messageOf(thrown), 'error');
    }
  };
  const many = written.length > 1 ? { verb: `logs of ${written.length} marked` } : {};
  return { logs: { run: () => void show(), ...many } };
}
