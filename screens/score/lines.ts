import type { Component } from '#domain/reading.ts';
import { type ExplainedItem, type ExplainedPart, type Explanation, points } from '#domain/score-explain.ts';
import { WEIGHTS } from '#domain/score.ts';

/** A line of the explanation; only items can be opened. */
export type ScoreLine =
  | { readonly type: 'part'; readonly part: ExplainedPart; readonly note: string }
  | { readonly type: 'item'; readonly item: ExplainedItem; readonly part: Component }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'blank' }
  | { readonly type: 'total'; readonly text: string; readonly earned: number; readonly lost: number };

export const PART_TITLES: Record<Component, string> = {
  projects: 'Projects',
  services: 'Services',
  framework: 'System and framework',
};

/** All lines, in the order people see the parts; a total that adds up stands last. */
export function scoreLines(told: Explanation): readonly ScoreLine[] {
  return [
    ...told.parts.flatMap((part): ScoreLine[] => [
      { type: 'part', part, note: partNote(part) },
      ...part.items.map((item): ScoreLine => ({ type: 'item', item, part: part.component })),
      { type: 'blank' },
    ]),
    ...told.absent.map((component): ScoreLine => ({
      type: 'note',
      text: `${PART_TITLES[component]}: nothing to look at, so the others share its ${WEIGHTS[component]} points.`,
    })),
    ...(told.value === null ? [] : [totalOf(told)]),
  ];
}

function partNote({ nominal, full, coverage, items }: ExplainedPart): string {
  const unknown = items.filter(({ status }) => status === 'unknown').length;
  if (full === 0) return `nothing of it is known, so the others share its ${nominal} points`;
  return [
    full === nominal * 100 ? '' : `${nominal} and its share of what is missing`,
    unknown === 0 ? '' : `${unknown} of ${items.length} unknown, ${Math.floor(coverage * 100)} % known`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function totalOf({ value, earned, lost, rounding }: Explanation): ScoreLine {
  const cut = rounding === 0 ? '' : `, and ${points(rounding)} is cut off because a score is never rounded up`;
  return { type: 'total', text: `makes ${value}${cut}`, earned, lost };
}
