import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { windowAround } from '#components/windowed.ts';
import { phasesOf } from '#domain/procedure/phase-state.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { currentPhase } from '#domain/procedure/standing.ts';
import type { Area } from '#screens/place.ts';

import { planCells, planLines } from './plan-lines.ts';

interface PlanPanelProps extends Area {
  readonly run: RunState;
  readonly frame: 'panel' | 'section';
  readonly title?: string;
}

/** The phases of a run; where there is room, the steps of the one at work, or all of them. */
export function PlanPanel({ run, frame, title = 'Steps', width, height }: PlanPanelProps) {
  const look = useLook();
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const room = height - (frame === 'panel' ? 2 : 1);
  const lines = fitting(run, room);
  const at = lines.findIndex(({ phase }) => phase === currentPhase(run)?.id);
  const { first, count } = windowAround(Math.max(0, at), lines.length, room);
  return (
    <Frame title={title} width={width} height={height}>
      {lines.slice(first, first + count).map((line) => (
        <Row key={line.id} width={inner} cells={planCells(run, line, look, inner)} />
      ))}
    </Frame>
  );
}

/** Lines that the plan fills at most in `height` lines of content. */
export const planHeight = (run: RunState, height: number): number => Math.min(height, fitting(run, height).length);

function fitting(run: RunState, room: number) {
  const all = planLines(run, () => true);
  if (all.length <= room) return all;
  const here = currentPhase(run)?.id ?? phasesOf(run).at(-1)?.id;
  const one = planLines(run, ({ id }) => id === here);
  return one.length <= room ? one : planLines(run, () => false);
}
