import type { Diagnosis, Fix } from '#domain/diagnosis/conclusion.ts';
import { messageOf } from '#domain/errors.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import type { Cursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs, useApp } from '#store/react.tsx';

interface Parts {
  readonly diagnosis: Diagnosis | null;
  /** The one that is selected. */
  readonly fix: Fix | null;
  readonly cursor: Cursor;
  readonly zoomed: boolean;
  /** What else can be done: reading what was learned before. */
  readonly opens: readonly ExtraAction[];
}

/** What can be done with a diagnosis: choose a fix, which is asked about with its exact commands, read the log, copy. */
export function useDiagnosisActions({ diagnosis, fix, cursor, zoomed, opens }: Parts): void {
  const { pop, zoom, push, ask, toast } = useActs();
  const { diagnose } = useWatch();
  const readOnly = useApp((state) => state.session.readOnly);
  const off = (one: Fix | null): string | undefined => {
    if (one === null) return 'nothing is selected';
    if (one.act === null) return 'only you can do that; y copies what to type';
    if (readOnly) return 'the console is read-only';
    return diagnose === undefined ? 'nothing can be done from here' : undefined;
  };
  const begin = async (one: Fix): Promise<void> => {
    const review = await (await diagnose?.())?.fix(one);
    if (review === undefined) return;
    const failed = (thrown: unknown) => toast(messageOf(thrown), 'error');
    const start = () => void review.start().then((run) => push({ type: 'run', run }), failed);
    ask({ ...review.asks, run: start });
  };
  const choose = (one: Fix | null) => () => {
    if (one !== null) begin(one).catch((thrown: unknown) => toast(messageOf(thrown), 'error'));
  };
  useActions(
    'view',
    {
      ...(zoomed ? {} : cursor.handlers),
      back: zoomed ? { run: () => zoom(null), verb: 'the conclusion' } : { run: pop },
      zoom: { run: () => zoom(zoomed ? null : 'log'), verb: zoomed ? 'the conclusion' : 'the log' },
      ...(zoomed || fix === null ? {} : { open: { run: choose(fix), off: off(fix), verb: 'do it' } }),
    },
    {
      copies: () => (fix === null || fix.commands.length === 0 ? textOf(diagnosis) : fix.commands.join('\n')),
      extras: [
        ...(diagnosis?.conclusion.fixes ?? []).map((one, at) => ({
          id: `fix-${at}`,
          title: one.title,
          run: choose(one),
          off: off(one),
        })),
        ...opens,
      ],
    },
  );
}

function textOf(diagnosis: Diagnosis | null): string {
  if (diagnosis === null) return '';
  const { title, evidence } = diagnosis.conclusion;
  return [title, ...evidence].join('\n');
}
