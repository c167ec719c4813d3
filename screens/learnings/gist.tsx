import { filled } from '#components/beside.ts';
import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { wrap } from '#screens/detail/wrap.ts';
import type { Area } from '#screens/place.ts';

import { after, type ArticleLine, why } from './article.ts';
import type { LearningsDesk } from './desk.ts';
import type { Entry } from './entries.ts';
import { useLearning } from './use-learning.ts';

interface GistProps extends Area {
  readonly desk: LearningsDesk;
  readonly entry: Entry;
  readonly frame: 'panel' | 'section';
}

/** The selected row: what was wrong and why beside what was done and is to be done, or above it without a frame. */
export function Gist({ desk, entry, frame, width, height }: GistProps) {
  const look = useLook();
  const { answer, problem } = useLearning(desk, entry.kind === 'learning' ? entry.row.id : null);
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const room = height - (frame === 'panel' ? 2 : 1);
  const half = frame === 'panel' ? Math.floor(inner / 2) - 1 : inner;
  const page = { width: half, look, today: desk.today() };
  const draft = entry.kind === 'draft' ? entry.begun.draft : (answer?.learning ?? null);
  const [left, right] =
    draft === null
      ? [said(entry.kind === 'unreadable' ? entry.message : (problem ?? 'Reading…'), inner), []]
      : frame === 'panel'
        ? [why(draft, page), after(draft, page)]
        : [[...why(draft, page), EMPTY, ...after(draft, page)], []];
  const count = Math.min(room, Math.max(left.length, right.length));
  return (
    <Frame title={titleOf(entry)} note={noteOf(entry)} width={width} height={height}>
      {Array.from({ length: count }, (_, at) => (
        <Row
          key={at}
          width={inner}
          cells={
            right.length === 0
              ? (left[at]?.cells ?? [])
              : [...filled(left[at]?.cells ?? [], half), { text: '  ' }, ...filled(right[at]?.cells ?? [], half)]
          }
        />
      ))}
    </Frame>
  );
}

const EMPTY: ArticleLine = { cells: [], item: null };

const said = (text: string, width: number): readonly ArticleLine[] =>
  wrap(text, width - 4).map((line) => ({ cells: [{ text: `  ${line}`, grow: true }], item: null }));

function titleOf(entry: Entry): string {
  if (entry.kind === 'learning') return entry.row.title;
  return entry.kind === 'draft' ? entry.begun.draft.situation.title || 'A new learning' : entry.name;
}

function noteOf(entry: Entry): string {
  if (entry.kind === 'draft') return 'draft, enter goes on writing';
  if (entry.kind === 'unreadable') return 'e mends it';
  return [entry.row.id, ...entry.row.tags].join(' ');
}
