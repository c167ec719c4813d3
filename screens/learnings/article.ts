import type { Look } from '#components/look.tsx';
import type { Cell } from '#components/row.tsx';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { itemsOf } from '#domain/learnings/row.ts';
import { wrap } from '#screens/detail/wrap.ts';

import { itemCells } from './item-line.ts';

/** One line of a learning as it is read; `item` is the number of the action item it shows. */
export interface ArticleLine {
  readonly cells: readonly Cell[];
  readonly item: number | null;
}

interface Page {
  readonly width: number;
  readonly look: Look;
  /** `2026-11-20` */
  readonly today: string;
}

/** What was wrong and how it was found out. Parts of which nothing is known are left out. */
export function before(learning: LearningDraft, page: Page): readonly ArticleLine[] {
  const { situation, investigation } = learning;
  return joined([
    part('Situation', [...text(situation.context, page), ...named('trigger', situation.trigger, page)]),
    problemPart(learning, page),
    part('Investigation', [
      ...investigation.stepsTaken.flatMap(({ action, outcome, timeSpent }) =>
        step({ action, result: outcome, aside: spent(timeSpent) }, page),
      ),
      ...named('tools', investigation.toolsUsed.join(', '), page),
    ]),
    causePart(learning, page),
  ]);
}

/** The same in short: what was wrong, and why. */
export function why(learning: LearningDraft, page: Page): readonly ArticleLine[] {
  return joined([
    causePart(learning, page),
    problemPart(learning, page),
    part('Situation', [
      ...text(learning.situation.context, page),
      ...named('trigger', learning.situation.trigger, page),
    ]),
  ]);
}

function problemPart({ problem }: LearningDraft, page: Page): readonly ArticleLine[] {
  const { scope, severity } = problem.impact;
  return part('Problem', [
    ...text(problem.description, page),
    ...bullets(problem.symptoms, page),
    ...named('impact', [scope, severity].filter((word) => word !== '').join(', '), page),
  ]);
}

function causePart({ investigation: { findings } }: LearningDraft, page: Page): readonly ArticleLine[] {
  return part('Root cause', [
    ...text(findings.rootCause, page, { bold: true }),
    ...bullets(findings.contributingFactors, page),
  ]);
}

/** What was done, what is learned from it, and what is still to be done. */
export function after(learning: LearningDraft, page: Page): readonly ArticleLine[] {
  const { resolution, lessonsLearned: lessons, relatedDocumentation, tags } = learning;
  const { glyphs, colors } = page.look;
  return joined([
    part(
      'To do',
      itemsOf(learning).map((item, at) => ({ cells: itemCells(item, page), item: at })),
    ),
    part('Resolution', [
      ...text(resolution.approach, page),
      ...resolution.steps.flatMap(({ action, command, result }) => step({ action, command, result }, page)),
      ...bullets(resolution.validation, page, { mark: glyphs.done, color: colors.ok }),
      ...named('took', spent(resolution.timeToResolve), page),
    ]),
    part('What worked', bullets(lessons.whatWorked, page, { mark: glyphs.done, color: colors.ok })),
    part("What didn't", bullets(lessons.whatDidntWork, page, { mark: glyphs.critical, color: colors.critical })),
    part('Prevention', bullets(lessons.prevention, page)),
    part('Process', bullets(lessons.processImprovements, page)),
    part('See also', bullets(relatedDocumentation, page)),
    part('Tags', text(tags.join('  '), page, { color: colors.accent })),
  ]);
}

type Style = Pick<Cell, 'bold' | 'color' | 'dim'>;

const plain = (cells: readonly Cell[]): ArticleLine => ({ cells, item: null });

const joined = (parts: readonly (readonly ArticleLine[])[]): readonly ArticleLine[] =>
  parts.filter((lines) => lines.length > 0).flatMap((lines, at) => (at === 0 ? lines : [plain([]), ...lines]));

function part(name: string, lines: readonly ArticleLine[]): readonly ArticleLine[] {
  return lines.length === 0 ? [] : [plain([{ text: ` ${name}`, bold: true }]), ...lines];
}

function text(said: string, { width }: Page, style: Style = {}): readonly ArticleLine[] {
  if (said.trim() === '') return [];
  return said
    .split('\n')
    .flatMap((line) => wrap(line, width - 4))
    .map((line) => plain([{ text: `   ${line}`, grow: true, ...style }]));
}

function bullets(
  lines: readonly string[],
  { width, look }: Page,
  { mark = '-', color = look.colors.dim }: { readonly mark?: string; readonly color?: string | undefined } = {},
): readonly ArticleLine[] {
  const sign = look.plain && mark === '-' ? '' : `${mark} `;
  return lines.flatMap((line) =>
    wrap(line, width - 6).map((said, at) =>
      plain([
        { text: at === 0 ? `   ${sign}` : '     ', color },
        { text: said, grow: true },
      ]),
    ),
  );
}

function named(name: string, said: string, { width }: Page): readonly ArticleLine[] {
  if (said === '') return [];
  return said
    .split('\n')
    .flatMap((line) => wrap(line, width - 5 - NAME))
    .map((line, at) =>
      plain([
        { text: `   ${at === 0 ? name : ''}`, width: NAME + 3, dim: true },
        { text: line, grow: true },
      ]),
    );
}

const NAME = 9;

/** A number alone is minutes. */
const spent = (time: string): string => (/^\d+(?:\.\d+)?$/.test(time) ? `${time} min` : time);

interface StepTaken {
  readonly action: string;
  readonly command?: string | null;
  readonly result: string;
  readonly aside?: string;
}

function step(
  { action, command = null, result, aside = '' }: StepTaken,
  { width, look }: Page,
): readonly ArticleLine[] {
  const { colors, glyphs } = look;
  const commands = (command ?? '').split('\n').filter((line) => line !== '');
  return [
    ...wrap(action, width - 8 - aside.length).map((line, at) =>
      plain([
        { text: at === 0 ? `   ${glyphs.selected} ` : '     ', color: colors.accent },
        { text: line, grow: true },
        { text: at === 0 && aside !== '' ? ` ${aside} ` : '', dim: true },
      ]),
    ),
    ...commands.flatMap((line) =>
      wrap(`$ ${line}`, width - 8).map((said) => plain([{ text: `     ${said}`, color: colors.accent, grow: true }])),
    ),
    ...(result === ''
      ? []
      : wrap(result, width - 8).map((line) => plain([{ text: `     ${line}`, dim: true, grow: true }]))),
  ];
}
