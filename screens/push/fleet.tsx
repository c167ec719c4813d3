import { Box } from 'ink';
import { useEffect, useState } from 'react';

import { align, type Column } from '#components/columns.ts';
import { type Look, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { messageOf } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { NO_CHOICES, type PushReview } from '#domain/push/review.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';
import type { PushTarget } from '#store/state.ts';

import type { PushDesk } from './desk.ts';
import { findingMark } from './plan-of.tsx';
import { versionsOf } from './review-title.tsx';

interface FleetProps extends Area {
  readonly desk: PushDesk;
  readonly projects: readonly PushTarget[];
}

interface Line {
  readonly project: PushTarget;
  /** Undefined while it is looked at. */
  readonly review: PushReview | string | undefined;
}

/** Several projects: what each would release, and what is in its way. */
export function Fleet({ desk, projects, width, height }: FleetProps) {
  const look = useLook();
  const { push, pop } = useActs();
  const reviews = useReviews(desk, projects);
  const lines: readonly Line[] = projects.map((project) => ({ project, review: reviews[project.path] }));
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 3 : 2));
  const cursor = useCursor([{ panel: 'fleet', rows: projects.map(({ path }) => path) }], room);
  const selected = projects.find(({ path }) => path === cursor.row);
  useActions(
    'view',
    {
      ...cursor.handlers,
      back: { run: pop, verb: 'leave' },
      open: { run: () => selected !== undefined && push({ type: 'push', projects: [selected] }), verb: 'review' },
    },
    selected === undefined ? {} : { subject: selected.name },
  );
  const table = align(lines, columnsFor(look), inner - 2, true);
  return (
    <Frame
      title={`Push ${plural(projects.length, 'project')}`}
      note={noteOf(lines)}
      width={width}
      height={height}
      focused
    >
      <Row width={inner} cells={[{ text: '  ' }, ...table.head]} />
      <Box flexDirection="column">
        <List
          rows={projects.map(({ path }) => path)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(path) => {
            const line = lines.find(({ project }) => project.path === path);
            return line === undefined ? [] : table.cells(line);
          }}
          empty="No project was chosen."
        />
      </Box>
    </Frame>
  );
}

/** One after the other, so that no remote and no registry is asked many things at once. */
function useReviews(desk: PushDesk, projects: readonly PushTarget[]) {
  const [reviews, setReviews] = useState<Readonly<Record<string, PushReview | string>>>({});
  useEffect(() => {
    let wanted = true;
    const look = async () => {
      for (const { path } of projects) {
        const review = await desk.review(path, NO_CHOICES).catch(messageOf);
        if (!wanted) return;
        setReviews((known) => ({ ...known, [path]: review }));
      }
    };
    void look();
    return () => {
      wanted = false;
    };
  }, [desk, projects]);
  return reviews;
}

function columnsFor(look: Look): readonly Column<Line>[] {
  const { colors, glyphs } = look;
  const of = (line: Line) => (typeof line.review === 'object' ? line.review : null);
  return [
    { name: '', cell: (line) => markOf(line, look) },
    { name: 'project', gap: 1, grow: 12, most: 30, cell: ({ project }) => ({ text: project.name }) },
    {
      name: 'version',
      cell: (line) => {
        const review = of(line);
        return { text: review === null ? '' : versionsOf(review, glyphs.to), color: colors.accent };
      },
    },
    { name: 'bump', drop: 2, most: 12, cell: (line) => ({ text: of(line)?.bump ?? '', dim: true }) },
    {
      name: 'commits',
      align: 'right',
      drop: 3,
      cell: (line) => ({ text: of(line) === null ? '' : String(of(line)?.why.length ?? 0), dim: true }),
    },
    { name: 'in the way', grow: 16, cell: (line) => ({ text: wordsOf(line) }) },
  ];
}

function markOf({ review }: Line, look: Look) {
  if (review === undefined) return { text: look.glyphs.more, dim: true };
  if (typeof review === 'string') return { text: look.glyphs.critical, color: look.colors.critical };
  const worst = worstOf(review);
  if (worst !== undefined) {
    const { glyph, color } = findingMark(worst, look);
    return { text: glyph, color };
  }
  return review.plan === null
    ? { text: look.glyphs.stopped, dim: true }
    : { text: look.glyphs.done, color: look.colors.ok };
}

const worstOf = ({ findings }: PushReview) =>
  findings.find(({ level }) => level === 'blocked') ?? findings.find(({ level }) => level !== 'ok');

function wordsOf({ review }: Line): string {
  if (review === undefined) return 'looking…';
  if (typeof review === 'string') return review;
  return worstOf(review)?.text ?? (review.plan === null ? 'nothing to release' : 'ready');
}

function noteOf(lines: readonly Line[]): string {
  const ready = lines.filter(({ review }) => typeof review === 'object' && review.plan !== null).length;
  return `${ready} of ${lines.length} can be released, enter reviews one`;
}
