import type { Look } from '#components/look.tsx';
import type { PhaseState } from '#domain/procedure/phase-state.ts';
import type { PlannedStep } from '#domain/procedure/plan.ts';
import { type RunState, stepOf } from '#domain/procedure/run-state.ts';
import { currentStep, type RunItem, type Standing, standingOf } from '#domain/procedure/standing.ts';

import { whereOf } from './where.ts';

/** One line on how a run stands. */
export function standingWords(item: RunItem): string {
  const { state: run, where } = item;
  const failed = run.error === null ? '' : `: ${run.error.message}`;
  const elsewhere = where === 'elsewhere' ? ' in another console' : '';
  const words: Record<Standing, string> = {
    running: `${whereOf(run)}${elsewhere}`,
    asking: `asks: ${run.question?.question.title ?? ''}`,
    undoing: `taking back ${currentStep(run)?.title ?? ''}${elsewhere}`,
    unfinished: run.state === 'undo-incomplete' ? `not taken back whole${failed}` : `stopped half way${failed}`,
    done: 'done',
    undone: `taken back${failed}`,
    abandoned: 'ended where it stood',
  };
  return words[standingOf(item)];
}

/** Glyph and colour of a standing; words always stand beside it. */
export function standingMark(item: RunItem, { glyphs, colors }: Look): { glyph: string; color: string | undefined } {
  const marks: Record<Standing, [string, string | undefined]> = {
    running: [glyphs.running, colors.accent],
    undoing: [glyphs.running, colors.warning],
    asking: [glyphs.warning, colors.warning],
    unfinished: [glyphs.warning, colors.warning],
    done: [glyphs.done, colors.ok],
    undone: item.state.error === null ? [glyphs.stopped, colors.dim] : [glyphs.critical, colors.critical],
    abandoned: [glyphs.stopped, colors.warning],
  };
  const [glyph, color] = marks[standingOf(item)];
  return { glyph, color };
}

/** Glyph and colour of a step or phase. */
export function stepMark(state: PhaseState['state'], { glyphs, colors }: Look) {
  const marks: Record<PhaseState['state'], [string, string | undefined]> = {
    waiting: [glyphs.stopped, colors.dim],
    running: [glyphs.running, colors.accent],
    partly: [glyphs.running, colors.warning],
    done: [glyphs.done, colors.ok],
    skipped: [glyphs.empty === '' ? 'skipped' : glyphs.empty, colors.dim],
    failed: [glyphs.critical, colors.critical],
    undoing: [glyphs.running, colors.warning],
    undone: [glyphs.stopped, colors.dim],
    'undo-failed': [glyphs.critical, colors.critical],
  };
  const [glyph, color] = marks[state];
  return { glyph, color };
}

const STATE_WORDS: Record<PhaseState['state'], string> = {
  waiting: '',
  running: '',
  partly: 'partly done',
  done: '',
  skipped: 'skipped',
  failed: 'failed',
  undoing: 'being taken back',
  undone: 'taken back',
  'undo-failed': 'could not be taken back',
};

/** What a phase is about: what is at work in it, what came of it, or what it will do. */
export function phaseWords(run: RunState, { steps, state }: PhaseState): string {
  const current = steps.find(({ id }) =>
    ['running', 'undoing', 'failed', 'undo-failed'].includes(stepOf(run, id).state),
  );
  if (current !== undefined) return [current.title, stepWords(run, current)].filter(Boolean).join('   ');
  const word = STATE_WORDS[state];
  if (steps.every(({ reads }) => reads)) return [word, plural(steps.length)].filter(Boolean).join(', ');
  const shown = steps.filter(({ reads }) => !reads).map(({ title }) => title);
  return [word, shown.join(', ')].filter(Boolean).join(': ');
}

/** What came of a step, where it is now, or what it will do. */
export function stepWords(run: RunState, step: PlannedStep): string {
  const { state, summary, progress, error } = stepOf(run, step.id);
  if (error !== null) return error.message;
  if (step.skipped !== null) return `skipped: ${step.skipped}`;
  const at =
    progress === null ? '' : progress.total === null ? String(progress.done) : `${progress.done} of ${progress.total}`;
  if (state === 'waiting') return step.commands[0] ?? step.writes ?? '';
  return [STATE_WORDS[state], [at, summary].filter(Boolean).join(' ')].filter(Boolean).join(': ');
}

const plural = (count: number): string => (count === 1 ? '1 check' : `${count} checks`);
