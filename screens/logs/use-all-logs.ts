import { messageOf } from '#domain/errors.ts';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

/** Every log that is known, to choose from; nothing where the composition root has none. */
export function useAllLogs(): readonly ExtraAction[] {
  const { push: open, show, toast, setFilter } = useActs();
  const { logs } = useWatch();
  if (logs === undefined) return [];
  const choose = async () => {
    try {
      const known = await (await logs()).known();
      if (known.length === 0) return toast('No logs are known on this machine.');
      show({
        type: 'select',
        ask: {
          title: 'Read which log?',
          choices: known.map(({ id, about }) => ({ id, title: id, note: about })),
          run(id) {
            const chosen = known.find((each) => each.id === id);
            if (chosen === undefined) return;
            const { sources, query } = chosen;
            open({ type: 'logs', title: id, sources, query });
            if (query !== undefined && query.text !== '')
              setFilter(query.regex ? `/${query.text}/` : query.text, false);
          },
        },
      });
    } catch (thrown) {
      toast(messageOf(thrown), 'error');
    }
  };
  return [{ id: 'other-log', title: 'Read another log…', run: () => void choose() }];
}
