import type { ChecklistItem } from '#domain/checklist/checklist.ts';
import type { Handler } from '#screens/frame/available.ts';
import { useActs, useApp } from '#store/react.tsx';

/** Enter: answers a question, or leads to the check behind the item, or to a choice of them. */
export function useOpen(item: ChecklistItem | null, answer: (yes: boolean) => void, shut: string | undefined): Handler {
  const { push, show } = useActs();
  const readings = useApp((state) => state.readings);
  if (item === null) return { run: () => undefined, off: 'nothing is selected' };
  if (item.asks)
    return {
      run: () =>
        show({
          type: 'select',
          ask: {
            title: item.lines[0] ?? item.summary,
            choices: [
              { id: 'yes', title: 'Yes' },
              { id: 'no', title: 'No', note: item.hint ?? undefined },
            ],
            run: (id) => answer(id === 'yes'),
          },
        }),
      off: shut,
      verb: 'answer',
    };
  const detail = (checkId: string) => push({ type: 'detail', checkId });
  const checks = item.evidence.filter((id) => readings[id] !== undefined);
  const [first, ...more] = checks;
  if (first === undefined)
    return item.id === 'system-health'
      ? { run: () => push({ type: 'score' }), verb: 'evidence' }
      : { run: () => undefined, off: 'no check says more about it' };
  if (more.length === 0) return { run: () => detail(first), verb: 'evidence' };
  return {
    run: () =>
      show({
        type: 'select',
        ask: {
          title: `${item.title}: which check?`,
          choices: checks.map((id) => ({ id, title: readings[id]?.title ?? id, note: readings[id]?.summary })),
          run: detail,
        },
      }),
    verb: 'evidence',
  };
}
