import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { type PlanLine, planText, stepCount } from '#domain/emergency/recovery/plan-text.ts';
import { plural } from '#domain/format.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useScroll } from '#screens/frame/use-scroll.ts';
import type { SeenBefore } from '#screens/learnings/desk.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import type { RecoveryReview } from './desk.ts';

interface RecoveryPlanProps extends Area {
  /** Null while it is made, a text when it cannot be. */
  readonly review: RecoveryReview | string | null;
  /** What was learned before about the same, the likest first. */
  readonly seen: readonly SeenBefore[];
  readonly opens: readonly ExtraAction[];
  readonly begin: (review: RecoveryReview) => void;
}

const INDENT = { phase: 1, step: 5, command: 7, note: 3 } as const;

/** Everything that a recovery will do, with every command, before anything of it is done. */
export function RecoveryPlan({ review, seen, opens, begin, width, height }: RecoveryPlanProps) {
  const { pop, toast } = useActs();
  const { colors } = useLook();
  const panels = width >= 100 && height >= 18;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const planned = review === null || typeof review === 'string' ? null : review;
  const lines = planned === null ? [] : planText(planned.plan);
  const before = seen.slice(0, 1).map(({ id, title }) => [`seen before: ${id}  ${title}   x reads it`, false] as const);
  const head = [...headOf(review), ...before].flatMap(([text, bad]) =>
    wrap(text, inner - 2).map((part) => ({ type: 'note' as const, text: part, bad })),
  );
  const rows = [...head, ...lines.flatMap((line) => wrapped(line, inner))];
  const { from, below, keys } = useScroll(rows.length, room);
  const off =
    planned === null
      ? 'there is no plan yet'
      : (planned.blocked ?? (planned.isNeeded ? undefined : 'nothing is to be done'));
  useActions(
    'view',
    {
      ...keys,
      open: { run: () => planned !== null && begin(planned), verb: 'begin…', off },
      back: { run: pop, verb: 'another way' },
    },
    {
      choose: () => toast('enter begins, esc goes back; nothing is changed yet.'),
      subject: planned?.plan.title,
      extras: opens,
      copies: () => lines.map(({ type, text }) => `${' '.repeat(INDENT[type])}${text}`).join('\n'),
    },
  );
  const note = [
    below > 0 ? `${below} lines below` : '',
    planned === null ? '' : plural(stepCount(planned.plan), 'step'),
    'nothing is changed yet',
  ];
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame
        title={planned?.plan.title ?? 'The plan'}
        note={note.filter((text) => text !== '').join(', ')}
        width={width}
        height={height}
        focused
      >
        {rows.slice(from, from + room).map(({ type, text, bad }, at) => (
          <Row
            key={from + at}
            width={inner}
            cells={[
              { text: ' '.repeat(INDENT[type]) },
              {
                ...styled(type, colors.focus),
                ...(bad ? { color: colors.warning, dim: false } : {}),
                text,
                grow: true,
              },
            ]}
          />
        ))}
      </Frame>
    </Box>
  );
}

/** What stands above the plan: why it cannot be done, and what a person should know. */
function headOf(review: RecoveryReview | string | null): readonly (readonly [string, boolean])[] {
  if (review === null) return [['Planning; nothing is changed…', false]];
  if (typeof review === 'string') return [[review, true]];
  const { blocked, notes } = review;
  return [...(blocked === null ? [] : [[blocked, true] as const]), ...notes.map((text) => [text, true] as const)];
}

function styled(type: PlanLine['type'], accent: string | undefined): Omit<Cell, 'text'> {
  if (type === 'phase') return { bold: true };
  if (type === 'command') return { color: accent };
  return type === 'note' ? { dim: true } : {};
}

const wrapped = ({ type, text }: PlanLine, width: number) =>
  wrap(text, width - INDENT[type] - 1).map((part) => ({ type, text: part, bad: false }));
