import { Box } from 'ink';
import { useEffect, useState } from 'react';

import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { messageOf } from '#domain/errors.ts';
import { currentStep, nameOfRun, type RunItem } from '#domain/procedure/standing.ts';
import { type Seen, type WaysOut, waysOut } from '#domain/procedure/ways-out.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCell } from '#screens/frame/cell.ts';
import { RowArea } from '#screens/frame/row-area.tsx';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { RunsDesk } from './desk.ts';
import { LogPanel } from './log-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { TitleRow } from './title-row.tsx';

interface HalfWayProps extends Area {
  readonly item: RunItem;
  readonly desk: RunsDesk;
}

const LABEL = 11;

/** A run that was left half way: what the world looks like now, and the four ways out. */
export function HalfWay({ item, desk, width, height }: HalfWayProps) {
  const look = useLook();
  const { state: run } = item;
  const { seen, problem } = useSeen(desk, run.run);
  const ways = seen === null ? null : waysOut(run, seen);
  const { zoom } = useActs();
  const zoomed = useApp((state) => state.zoomed === 'log');
  const { choices, at } = useWays(item, desk, ways);
  const close = { run: () => zoom(null), verb: 'the ways out' };
  useActions('view', {
    zoom: zoomed ? close : { run: () => zoom('log'), verb: 'the log' },
    ...(zoomed ? { back: close, open: close } : {}),
  });
  const title = <TitleRow item={item} words={stoppedWords(item)} width={width} />;
  if (zoomed)
    return (
      <Box flexDirection="column" width={width} height={height} overflow="hidden">
        {title}
        <LogPanel log={desk.log(run.run)} title="Log" frame="section" width={width} height={height - 1} />
      </Box>
    );
  const texts: readonly (readonly [string, string, boolean?])[] = [
    ...(run.error === null ? [] : [['Why:', sentence(run.error.message, run.error.hint), true] as const]),
    ['Now:', problem || (ways?.now ?? 'asking the world…')],
  ];
  const lines = texts.flatMap(([label, text, bad]) =>
    labelled(label, text, width, bad ? look.colors.critical : undefined),
  );
  const room = height - 1 - lines.length - choices.length - 3;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {title}
      <Row width={width} cells={[]} />
      {lines.map((cells, index) => (
        <Row key={index} width={width} cells={cells} />
      ))}
      <Row width={width} cells={[]} />
      <RowArea rows={choices.map(() => null)}>
        {choices.map(({ id, text, note }, index) => (
          <Row
            key={id}
            width={width}
            selected={index === at}
            cells={[
              { text: index === at ? ` ${look.glyphs.selected} ` : '   ' },
              { text, width: 17, bold: true },
              { text: note, grow: true, dim: true },
            ]}
          />
        ))}
      </RowArea>
      {room >= 5 && (
        <>
          <Row width={width} cells={[]} />
          <PlanPanel run={run} frame="section" width={width} height={room} />
        </>
      )}
    </Box>
  );
}

function stoppedWords(item: RunItem): string {
  const step = currentStep(item.state);
  if (item.state.state === 'running') return 'was left when its console ended';
  return step === null ? 'stopped' : `stopped in ${step.title}`;
}

const sentence = (message: string, hint: string | null): string =>
  hint === null ? message : `${message.replace(/\.$/, '')}. ${hint}`;

function labelled(label: string, text: string, width: number, color: string | undefined): readonly (readonly Cell[])[] {
  return wrap(text, Math.max(20, width - LABEL - 4)).map((line, index) => [
    { text: `   ${index === 0 ? label : ''}`, width: LABEL, dim: true },
    { text: line, color },
  ]);
}

/** What the world answers. */
function useSeen(desk: RunsDesk, run: string) {
  const [seen, setSeen] = useState<readonly Seen[] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let wanted = true;
    desk.look(run).then(
      (answer) => wanted && setSeen(answer),
      (error: unknown) => wanted && setProblem(`it cannot be asked: ${messageOf(error)}`),
    );
    return () => {
      wanted = false;
    };
  }, [desk, run]);
  return { seen, problem };
}

function useWays(item: RunItem, desk: RunsDesk, ways: WaysOut | null) {
  const { pop, zoom, ask, toast, decideLater } = useActs();
  const { run } = item.state;
  const cell = useCell(0);
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const name = nameOfRun(item.state);
  const abort = () =>
    ask({
      tier: 'interrupting',
      title: `Abort ${name}?`,
      commands: [],
      consequences: [`It ${ways?.abort ?? ''}`],
      button:
        ways === null || ways.unclear ? 'Abort' : ways.committed ? 'End it where it stands' : 'Take everything back',
      run: () => void desk.abort(run).catch(wrong),
    });
  const unknown = ways === null;
  const choices = [
    { id: 'resume', text: 'Resume', note: ways?.resume ?? '', run: () => void desk.resume(run).catch(wrong) },
    {
      id: 'abort',
      text: 'Abort…',
      note: ways?.abort ?? '',
      run: abort,
      off: unknown ? 'the world is being asked' : undefined,
    },
    { id: 'log', text: 'Look at the log', note: 'and come back here', run: () => zoom('log') },
    {
      id: 'leave',
      text: 'Leave it',
      note: 'it will be offered again at the next start',
      run() {
        decideLater(run);
        pop();
      },
    },
  ];
  const move = (step: number) => ({
    run: () => cell.set(Math.max(0, Math.min(choices.length - 1, cell.get() + step))),
  });
  const chosen = choices[cell.get()];
  useActions(
    'view',
    {
      up: move(-1),
      down: move(1),
      open: {
        run: () => choices[cell.get()]?.run(),
        verb: (chosen?.text ?? '').replace('…', '').toLowerCase(),
        off: chosen?.off,
      },
      again: { run: () => choices[0]?.run(), verb: 'resume' },
    },
    {
      subject: name,
      extras: choices.slice(1).map(({ id, text, run: act, off }) => ({ id, title: text, run: act, off })),
    },
  );
  return { choices, at: cell.get() };
}
