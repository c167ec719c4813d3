import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { itemsOf } from '#domain/learnings/row.ts';
import { wrap } from '#screens/detail/wrap.ts';
import type { Area } from '#screens/place.ts';

import type { LearningsDesk } from './desk.ts';
import type { Entry } from './entries.ts';
import { itemCells } from './item-line.ts';
import { useLearning } from './use-learning.ts';

interface GistProps extends Area {
  readonly desk: LearningsDesk;
  readonly entry: Entry;
  readonly frame: 'panel' | 'section';
}

const NAME = 13;

/** The selected row in short: why it happened, what helped, what keeps it away, what is to be done. */
export function Gist({ desk, entry, frame, width, height }: GistProps) {
  const look = useLook();
  const { learning, problem } = useLearning(desk, entry.kind === 'learning' ? entry.row.id : null);
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const room = height - (frame === 'panel' ? 2 : 1);
  const lines = (draft: LearningDraft): readonly (readonly Cell[])[] => [
    ...fact(
      'problem',
      [draft.problem.description || draft.problem.symptoms[0] || draft.situation.context.split('\n')[0] || ''],
      inner,
    ),
    ...fact('root cause', [draft.investigation.findings.rootCause], inner),
    ...fact('what helped', draft.lessonsLearned.whatWorked, inner),
    ...fact('prevention', draft.lessonsLearned.prevention, inner),
    ...itemsOf(draft).map((item) => itemCells(item, { look, today: desk.today() })),
  ];
  const rows =
    entry.kind === 'draft'
      ? lines(entry.begun.draft)
      : entry.kind === 'unreadable'
        ? fact('wrong', [entry.message], inner, look.colors.critical)
        : learning === null
          ? fact('', [problem ?? 'Reading…'], inner)
          : lines(learning);
  return (
    <Frame title={titleOf(entry)} note={noteOf(entry)} width={width} height={height}>
      {rows.slice(0, room).map((cells, index) => (
        <Row key={index} width={inner} cells={cells} />
      ))}
    </Frame>
  );
}

function fact(name: string, texts: readonly string[], width: number, color?: string): readonly (readonly Cell[])[] {
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((text) => text !== '')
    .flatMap((text) => wrap(text, width - NAME - 2))
    .map((text, at) => [
      { text: `  ${at === 0 ? name : ''}`, width: NAME + 2, dim: true },
      { text, grow: true, color },
    ]);
}

function titleOf(entry: Entry): string {
  if (entry.kind === 'learning') return entry.row.title;
  return entry.kind === 'draft' ? entry.begun.draft.situation.title || 'A new learning' : entry.name;
}

function noteOf(entry: Entry): string {
  if (entry.kind === 'draft') return 'draft, enter goes on writing';
  if (entry.kind === 'unreadable') return 'e mends it';
  return [entry.row.id, ...entry.row.tags].join(' ');
}
