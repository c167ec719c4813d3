import { useCallback } from 'react';

import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import { useNow } from '#screens/frame/use-now.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { ProcessCardView } from './processes/card.tsx';
import type { ProcessesDesk } from './processes/desk.ts';
import { useProcessesDesk } from './processes/use-desk.ts';
import { useLooked } from './processes/use-looked.ts';
import { useSend } from './processes/use-send.ts';

interface ProcessProps extends Area {
  readonly pid: number;
  readonly startedAt: number;
}

/** One process closely: what it uses, who started it, its ports and open files. */
export function ProcessScreen(props: ProcessProps) {
  const desk = useProcessesDesk();
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  if (desk === null) return <Line width={props.width} text="Looking…" />;
  return <Looked desk={desk} {...props} />;
}

function Looked({ desk, pid, startedAt, width, height }: ProcessProps & { readonly desk: ProcessesDesk }) {
  const look = useCallback(() => desk.card({ pid, startedAt }), [desk, pid, startedAt]);
  const { value: card, problem, again } = useLooked(look, isSame);
  const all = desk.latest() ?? [];
  const extras = useSend(desk, { rows: card ? [card.row] : [], all });
  const now = useNow(false);
  useActions(
    'view',
    { again: { run: again, verb: 'look again' } },
    {
      extras,
      ...(card ? { subject: `${pid} ${card.row.program}`, copies: () => `${pid} ${card.row.command}` } : {}),
    },
  );
  if (problem !== '') return <Line width={width} text={`? ${problem}`} />;
  if (card === undefined) return <Line width={width} text="Looking…" />;
  if (card === null) return <Line width={width} text={`Process ${pid} has ended. esc goes back.`} />;
  return <ProcessCardView card={card} now={now} width={width} height={height} />;
}

const isSame = (before: unknown, now: unknown): boolean => JSON.stringify(before) === JSON.stringify(now);

function Line({ width, text }: { readonly width: number; readonly text: string }) {
  return <Row width={width} cells={[{ text: `  ${text}`, dim: true }]} />;
}
