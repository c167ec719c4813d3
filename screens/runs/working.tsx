import { Box } from 'ink';

import { currentStep, type RunItem, standingOf } from '#domain/procedure/standing.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { RunsDesk } from './desk.ts';
import { LogPanel } from './log-panel.tsx';
import { PlanPanel, planHeight } from './plan-panel.tsx';
import { TitleRow } from './title-row.tsx';
import { standingWords } from './words.ts';

interface WorkingProps extends Area {
  readonly item: RunItem;
  readonly desk: RunsDesk;
}

const LEAST_LOG = 5;
/** The log has the rest. */
const MOST_PLAN = 12;
const ELSEWHERE = 'it runs in another console';

/** A run on its way: its plan, and what it prints. */
export function Working({ item, desk, width, height }: WorkingProps) {
  const { zoom, pop } = useActs();
  const zoomed = useApp((state) => state.zoomed === 'log');
  const { state: run, where } = item;
  const panels = width >= 100 && height >= 20;
  const frame = panels ? 'panel' : 'section';
  const border = panels ? 2 : 1;
  const plan = zoomed
    ? 0
    : planHeight(run, Math.max(3, Math.min(height - 1 - LEAST_LOG - 2 * border, Math.max(MOST_PLAN, height - 26)))) +
      border;
  useWorkingActions(item, desk);
  useActions('view', {
    back: zoomed
      ? { run: () => zoom(null), verb: 'all panels' }
      : { run: pop, verb: standingOf(item) === 'running' ? 'keep it running, go elsewhere' : 'back' },
    zoom: { run: () => zoom(zoomed ? null : 'log'), verb: zoomed ? 'all panels' : 'zoom' },
  });
  const step = currentStep(run);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <TitleRow item={item} words={where === 'here' ? stopping(item) : standingWords(item)} width={width} />
      {plan > 0 && <PlanPanel run={run} frame={frame} width={width} height={plan} />}
      <LogPanel
        log={desk.log(run.run)}
        title={step?.title ?? 'Log'}
        frame={frame}
        width={width}
        height={height - 1 - plan}
      />
    </Box>
  );
}

function stopping({ state: { cancelled } }: RunItem): string {
  if (cancelled === 'take-back') return 'finishing this step, then everything is taken back';
  return cancelled === null ? '' : 'finishing this step, then it stops';
}

/** ctrl-c means this run here. */
function useWorkingActions({ state: { run, cancelled }, where }: RunItem, desk: RunsDesk): void {
  const { toast } = useActs();
  const off = where === 'here' ? undefined : ELSEWHERE;
  useActions(
    'view',
    {
      interrupt: {
        run: () => (off === undefined ? desk.interrupt(run) : toast(`ctrl-c: ${off}.`)),
        ...(off === undefined
          ? { verb: cancelled === null ? 'stop after this step, take back' : 'stop after this step, decide later' }
          : {}),
      },
    },
    {
      extras: [
        {
          id: 'take-back',
          title: 'Stop after this step and take everything back',
          run: () => desk.interrupt(run),
          off,
        },
        { id: 'stop', title: 'Stop after this step and decide later', run: () => desk.stop(run), off },
      ],
    },
  );
}
