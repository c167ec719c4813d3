import { Box } from 'ink';

import { type Look, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { messageOf } from '#domain/errors.ts';
import { type RollbackLine, rollbackLines } from '#domain/push/rollback-lines.ts';
import type { RollbackReview } from '#domain/push/rollback.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useScroll } from '#screens/frame/use-scroll.ts';
import type { Area } from '#screens/place.ts';
import type { PushDesk } from '#screens/push/desk.ts';
import { useActs } from '#store/react.tsx';
import type { PushTarget } from '#store/state.ts';

import { confirmation } from './confirmation.ts';
import { extrasOf } from './extras.ts';
import { useRollback } from './use-rollback.ts';

interface PageProps extends Area {
  readonly desk: PushDesk;
  readonly project: PushTarget;
  /** A run, a version or a tag; null for the last release. */
  readonly word: string | null;
}

const INDENT: Readonly<Record<RollbackLine['type'], number>> = {
  gap: 0,
  title: 0,
  text: 0,
  final: 0,
  detail: 2,
  point: 0,
  step: 2,
  command: 4,
};

/** What a person decides on before a release is taken back: who built on it, what stays, and every command. */
export function RollbackPage({ desk, project, word, width, height }: PageProps) {
  const look = useLook();
  const { pop, push, ask, show, toast } = useActs();
  const rolling = useRollback(desk, project.path, word);
  const { review, current, problem, again } = rolling;
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - 1 - (panels ? 2 : 1));
  const lines = linesOf(review, problem).flatMap(({ type, text }) =>
    text === '' ? [{ type, text }] : wrap(text, inner - INDENT[type] - 1).map((part) => ({ type, text: part })),
  );
  const scroll = useScroll(lines.length, room);
  const begin = (planned: RollbackReview) =>
    void desk.startRollback(planned).then(
      (run) => {
        pop();
        push({ type: 'run', run });
        return run;
      },
      (error: unknown) => toast(messageOf(error), 'error'),
    );
  const off =
    problem !== ''
      ? 'it cannot be taken back so'
      : review === null || !current
        ? 'it is still being looked at'
        : undefined;
  useActions(
    'view',
    {
      ...scroll.keys,
      back: { run: pop, verb: 'leave' },
      open: {
        run: () => review !== null && ask(confirmation(review, () => begin(review))),
        verb: review?.kind === 'rewind' ? 'rewind…' : 'revert…',
        off,
      },
      again: { run: again, verb: 'look again' },
    },
    {
      subject: project.name,
      extras: extrasOf(rolling, (wish) => show({ type: 'write', ask: wish })),
      copies: () => review?.plan.steps.flatMap(({ commands }) => commands).join('\n') ?? '',
    },
  );
  const note = scroll.below > 0 ? `${scroll.below} lines below` : '';
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Row
        width={width}
        cells={[
          { text: ` Take back ${titleOf(project, review)}`, bold: true, grow: true },
          { text: current || problem !== '' ? 'nothing changed yet ' : 'looking… ', dim: true },
        ]}
      />
      <Frame title={titleOfPlan(review)} note={note} width={width} height={height - 1} focused>
        {lines.slice(scroll.from, scroll.from + room).map(({ type, text }, at) => (
          <Row
            key={scroll.from + at}
            width={inner}
            cells={[{ text: ' '.repeat(INDENT[type]) }, { ...styled(type, look), text, grow: true }]}
          />
        ))}
      </Frame>
    </Box>
  );
}

function titleOf({ name }: PushTarget, review: RollbackReview | null): string {
  if (review === null) return name;
  return `${name} ${review.version ?? review.commit.slice(0, 7)}`;
}

const titleOfPlan = (review: RollbackReview | null): string =>
  review === null ? 'Rollback' : review.kind === 'revert' ? 'By a new commit' : 'As if it had never been';

/** What goes wrong with a wish stands above what was known before it. */
function linesOf(review: RollbackReview | null, problem: string): readonly RollbackLine[] {
  const found = review === null ? [] : rollbackLines(review);
  if (problem !== '') return [{ type: 'final', text: problem }, { type: 'gap', text: '' }, ...found];
  if (review === null) return [{ type: 'text', text: 'Looking at the remote, who built on it, and the registries…' }];
  return found;
}

function styled(type: RollbackLine['type'], { colors }: Look): Omit<Cell, 'text'> {
  if (type === 'title') return { bold: true };
  if (type === 'command') return { color: colors.focus };
  if (type === 'final') return { color: colors.warning };
  return type === 'detail' || type === 'point' ? { dim: true } : {};
}
