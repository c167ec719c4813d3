import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import { lasting } from '#domain/format.ts';
import { phasesOf, type PhaseState } from '#domain/procedure/phase-state.ts';
import type { PlannedStep } from '#domain/procedure/plan.ts';
import { type RunState, stepOf } from '#domain/procedure/run-state.ts';

import { phaseWords, stepMark, stepWords } from './words.ts';

/** A line of a plan: a phase, one of its steps, or the point of no return. */
export interface PlanLine {
  readonly id: string;
  /** Id of the phase it belongs to; null for the point of no return. */
  readonly phase: string | null;
  /** Id of the step; null for the others. */
  readonly step: string | null;
}

const POINT = 'point of no return';

/** The lines of a plan; phases in `open` show their steps. */
export function planLines(run: RunState, open: (phase: PhaseState) => boolean): readonly PlanLine[] {
  return phasesOf(run).flatMap((phase) => [
    { id: `phase:${phase.id}`, phase: phase.id, step: null },
    ...(open(phase) ? phase.steps.map(({ id }) => ({ id: `step:${id}`, phase: phase.id, step: id })) : []),
    ...(phase.pointAfter ? [{ id: POINT, phase: null, step: null }] : []),
  ]);
}

/** What a line shows, in `width` columns. */
export function planCells(run: RunState, line: PlanLine, look: Look, width: number): readonly Cell[] {
  if (line.phase === null) return pointCells(look, width);
  const phase = phasesOf(run).find(({ id }) => id === line.phase);
  const step = phase?.steps.find(({ id }) => id === line.step);
  if (phase === undefined) return [];
  return step === undefined ? phaseCells(run, phase, look) : stepCells(run, step, look);
}

/** The line behind which nothing is taken back by itself. */
export function pointCells({ glyphs, colors, plain }: Look, width: number): readonly Cell[] {
  if (plain) return [{ text: POINT }];
  const rule = glyphs.rule.repeat(Math.max(0, width - TITLE - widthOf(POINT) - 5));
  return [
    { text: `${glyphs.rule.repeat(TITLE)} ${POINT} `, color: colors.warning },
    { text: rule, color: colors.warning, grow: true },
  ];
}

const TITLE = 14;
const TIME = 11;
const MOST_TITLE = 36;

function phaseCells(run: RunState, phase: PhaseState, look: Look): readonly Cell[] {
  const { glyph, color } = stepMark(phase.state, look);
  const quiet = phase.state === 'waiting' || phase.state === 'skipped';
  return [
    { text: glyph, color, bold: true },
    { text: headOf(phase), width: headWidth(run), bold: !quiet, dim: quiet },
    { text: ' ' },
    { text: phaseWords(run, phase), grow: true, dim: quiet, color: phase.state === 'failed' ? color : undefined },
    { text: phase.tookMs === null ? '' : lasting(phase.tookMs), width: TIME, align: 'right', dim: true },
  ];
}

const headOf = ({ number, title }: PhaseState): string => ` ${number} ${title}`;

/** No title of a phase is cut. */
const headWidth = (run: RunState): number => Math.max(TITLE, ...phasesOf(run).map((phase) => widthOf(headOf(phase))));

/** Wide enough for the longest title, so that what stands behind them lines up. */
const titleWidth = ({ plan }: RunState): number =>
  Math.min(MOST_TITLE, Math.max(...(plan?.steps ?? []).map(({ title }) => widthOf(title) + 2)));

function stepCells(run: RunState, step: PlannedStep, look: Look): readonly Cell[] {
  const { state, tookMs } = stepOf(run, step.id);
  const shown = step.skipped === null ? state : 'skipped';
  const { glyph, color } = stepMark(shown, look);
  const quiet = shown === 'waiting' || shown === 'skipped';
  return [
    { text: look.plain ? '' : '    ' },
    { text: glyph, color },
    { text: ` ${step.title}`, width: titleWidth(run), dim: quiet },
    { text: ' ' },
    { text: stepWords(run, step), grow: true, dim: shown !== 'failed' && shown !== 'undo-failed', color },
    { text: tookMs === null ? '' : lasting(tookMs), width: TIME, align: 'right', dim: true },
  ];
}
