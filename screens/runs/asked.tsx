import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { currentStep, type RunItem } from '#domain/procedure/standing.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCell } from '#screens/frame/cell.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { AskedChoice } from './asked-choice.tsx';
import { AskedText } from './asked-text.tsx';
import type { RunsDesk } from './desk.ts';
import { PlanPanel } from './plan-panel.tsx';
import { TitleRow } from './title-row.tsx';

interface AskedProps extends Area {
  readonly item: RunItem;
  readonly desk: RunsDesk;
}

/** Choices that need a sentence from the person go on to it. */
const NEEDS_REASON = 'skip';

/** A run that waits for a person: a question, or a command that only they may run. */
export function Asked({ item, desk, width, height }: AskedProps) {
  const { colors } = useLook();
  const { pop } = useActs();
  const reason = useCell(false);
  const { state: run, where } = item;
  const question = run.question?.question;
  useActions('view', {
    back: reason.get() ? { run: () => reason.set(false) } : { run: pop, verb: 'let it wait, go elsewhere' },
    interrupt: {
      run: () => desk.interrupt(run.run),
      verb: 'stop, take back',
      off: where === 'here' ? undefined : 'it runs in another console',
    },
  });
  if (question === undefined) return null;
  const lines = (question.lines ?? []).flatMap((line) => wrap(line, width - 6));
  const head: readonly (readonly Cell[])[] = [
    [],
    [{ text: `   ${question.title}`, bold: true, grow: true }],
    ...lines.map((text): Cell[] => [{ text: `   ${text}`, grow: true }]),
    ...(question.kind === 'your-turn'
      ? [[], [{ text: '       ' }, { text: question.command, color: colors.accent, bold: true, grow: true }], []]
      : [[]]),
  ].slice(0, Math.max(2, height - 6));
  const left = height - 1 - head.length;
  const answer = (value: string, why?: string) =>
    desk.answer(run.run, why === undefined ? { value } : { value, reason: why });
  const rows = 'choices' in question && !reason.get() ? question.choices.length : 2;
  const plan = left - rows - 1;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <TitleRow
        item={item}
        words={`${currentStep(run)?.title ?? ''}: ${question.kind === 'your-turn' ? 'your turn' : 'a question'}`}
        width={width}
      />
      {head.map((cells, index) => (
        <Row key={index} width={width} cells={cells} />
      ))}
      {where !== 'here' && (
        <Row width={width} cells={[{ text: '   Answer it in the console that runs it.', dim: true }]} />
      )}
      {where === 'here' && 'choices' in question && !reason.get() && (
        <AskedChoice
          question={question}
          width={width}
          onChoose={(value) => (value === NEEDS_REASON ? reason.set(true) : answer(value))}
        />
      )}
      {where === 'here' && (!('choices' in question) || reason.get()) && (
        <AskedText
          key={reason.get() ? 'reason' : 'answer'}
          secret={question.kind === 'secret'}
          proposal={question.kind === 'text' ? (question.proposal ?? '') : ''}
          prompt={reason.get() ? 'Why?' : '>'}
          width={width}
          onAnswer={(text) => (reason.get() ? answer(NEEDS_REASON, text) : answer(text))}
        />
      )}
      {plan >= 5 && (
        <>
          <Row width={width} cells={[]} />
          <PlanPanel run={run} frame="section" width={width} height={plan} />
        </>
      )}
    </Box>
  );
}
