import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { keyLabel, keysOf } from '#domain/keys.ts';
import { currentStep, nameOfRun, type RunItem } from '#domain/procedure/standing.ts';
import { when } from '#screens/reading/age.ts';
import { offeredRun } from '#screens/runs/waiting.ts';
import { useActs, useApp } from '#store/react.tsx';
import { topView } from '#store/views.ts';

import { useActions } from './actions.tsx';

/** The unfinished run that is offered on this screen; null when there is none, or it is open already. */
export function useOffered(): RunItem | null {
  const runs = useApp((state) => state.runs);
  const later = useApp((state) => state.later);
  const top = useApp((state) => topView(state.views));
  const offered = offeredRun({ runs, later });
  return top.type === 'run' ? null : offered;
}

/** Unfinished work comes first: one line above every screen until it is opened or put off. */
export function FrameOffer({ item, width }: { readonly item: RunItem; readonly width: number }) {
  const { colors, glyphs } = useLook();
  const { push, decideLater } = useActs();
  const now = useApp((state) => state.now);
  const custom = useApp((state) => state.customKeys);
  // Where something is open that has its own enter, that one counts.
  const inPlace = useApp(
    (state) => state.views.length === 1 && state.views[0]?.type === 'place' && state.views[0].place !== 'runs',
  );
  const { state: run } = item;
  useActions(
    'bar',
    inPlace
      ? {
          open: { run: () => push({ type: 'run', run: run.run }), verb: 'resume' },
          back: { run: () => decideLater(run.run), verb: 'later' },
        }
      : {},
  );
  const at = run.endedAt ?? lastOf(run);
  const step = currentStep(run)?.title;
  const hint = (key: string, verb: string) => [
    { text: `  ${key}`, color: colors.accent, bold: true },
    { text: ` ${verb}`, dim: true },
  ];
  return (
    <Row
      width={width}
      cells={[
        { text: ` ${glyphs.warning} `, color: colors.warning, bold: true },
        {
          text: `${nameOfRun(run)} stopped${at === null ? '' : ` at ${when(at, now)}`}${step === undefined ? '' : ` in ${step}`}${run.error === null ? '' : `: ${run.error.message}`}`,
          grow: true,
          bold: true,
        },
        ...(inPlace
          ? [
              ...hint(keyLabel(keysOf('open', custom)[0] ?? ''), 'resume'),
              ...hint('8', 'look at it first'),
              ...hint(keyLabel(keysOf('back', custom)[0] ?? ''), 'later'),
            ]
          : []),
        { text: ' ' },
      ]}
    />
  );
}

/** When anything last happened in a run that nobody ended. */
function lastOf(run: RunItem['state']): number | null {
  return Object.values(run.steps).reduce<number | null>(
    (latest, { startedAt }) => (startedAt === null ? latest : Math.max(latest ?? 0, startedAt)),
    run.startedAt,
  );
}
