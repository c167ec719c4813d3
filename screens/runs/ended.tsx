import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { type RunItem, standingOf } from '#domain/procedure/standing.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { RunsDesk } from './desk.ts';
import { LogPanel } from './log-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { factsIn, type Link, linksIn } from './result.ts';
import { TitleRow } from './title-row.tsx';
import { useAfterwards } from './use-afterwards.ts';

interface EndedProps extends Area {
  readonly item: RunItem;
  readonly desk: RunsDesk;
}

/** A run that is over: what came of it, where to look at it, and how long each step took. */
export function Ended({ item, desk, width, height }: EndedProps) {
  const { zoom, pop } = useActs();
  const { outside } = useWatch();
  const { colors } = useLook();
  const zoomed = useApp((state) => state.zoomed === 'log');
  const { state: run } = item;
  const links = linksIn(run.result);
  const first = links[0];
  useActions(
    'view',
    {
      back: zoomed ? { run: () => zoom(null), verb: 'the result' } : { run: pop },
      zoom: { run: () => zoom(zoomed ? null : 'log'), verb: zoomed ? 'the result' : 'the log' },
      ...(zoomed ? {} : { open: { run: () => zoom('log'), verb: 'the log' } }),
      outside: {
        run: () => first !== undefined && outside?.(first.url),
        off:
          first === undefined
            ? 'there is no link'
            : outside === undefined
              ? 'nothing can be opened from here'
              : undefined,
      },
    },
    {
      copies: () => copied(item, links),
      extras: links.map(({ title, url }, index) => ({
        id: `link-${index}`,
        title: `Open ${title}`,
        run: () => outside?.(url),
        off: outside === undefined ? 'nothing can be opened from here' : undefined,
      })),
    },
  );
  const after = useAfterwards(item, desk);
  const title = <TitleRow item={item} words={endedWords(item)} width={width} />;
  const panels = width >= 100 && height >= 20;
  const frame = panels ? 'panel' : 'section';
  if (zoomed)
    return (
      <Box flexDirection="column" width={width} height={height} overflow="hidden">
        {title}
        <LogPanel log={desk.log(run.run)} title="Log" frame={frame} width={width} height={height - 1} />
      </Box>
    );
  const error =
    run.error === null
      ? []
      : [...wrap([run.error.message, run.error.hint ?? ''].join(' ').replaceAll(/\s+/g, ' ').trim(), width - 6)];
  // What an action below says is not said twice.
  const isGone = run.state === 'undone' && run.plan?.undoable === true;
  const facts = (isGone ? [] : factsIn(run.result)).filter(
    ([name]) => name !== 'undo' || after.every(({ id }) => id !== 'undo-all'),
  );
  const rows: readonly (readonly Cell[])[] = [
    ...error.map((text): Cell[] => [{ text: `   ${text}`, color: colors.critical }]),
    ...facts.flatMap(([name, text]) =>
      wrap(text, Math.max(20, width - 18))
        .slice(0, height < 20 ? 2 : 4)
        .map((part, at): Cell[] => [
          { text: at === 0 ? `   ${name}` : '', width: 16, dim: true },
          { text: part, grow: true },
        ]),
    ),
    ...links.map(({ title: name, url }, index): Cell[] => [
      { text: `   ${index === 0 ? 'links' : ''}`, width: 16, dim: true },
      { text: name === url ? '' : `${name}  ` },
      { text: url, color: colors.accent, grow: true },
    ]),
  ].slice(0, Math.max(0, height - 6 - after.length));
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {title}
      {rows.length > 0 && <Row width={width} cells={[]} />}
      {rows.map((cells, index) => (
        <Row key={index} width={width} cells={cells} />
      ))}
      {after.map(({ id, key, title: act, note, off }) => (
        <Row
          key={id}
          width={width}
          cells={[
            { text: `   ${key}  `, bold: true, dim: off !== undefined },
            { text: `${act}   `, dim: off !== undefined },
            { text: off === undefined ? note : `off: ${off}`, grow: true, dim: true },
          ]}
        />
      ))}
      {rows.length + after.length > 0 && <Row width={width} cells={[]} />}
      <PlanPanel
        run={run}
        frame={frame}
        title="What was done, and how long it took"
        width={width}
        height={
          height -
          1 -
          (rows.length === 0 ? 0 : rows.length + 1) -
          after.length -
          (rows.length + after.length === 0 ? 0 : 1)
        }
      />
    </Box>
  );
}

/** What a person takes elsewhere: addresses, or where there are none what came of it. */
const copied = ({ state }: RunItem, links: readonly Link[]): string =>
  links.length > 0
    ? links.map(({ url }) => url).join('\n')
    : factsIn(state.result)
        .map(([name, text]) => `${name}: ${text}`)
        .join('\n');

function endedWords(item: RunItem): string {
  const { error } = item.state;
  if (standingOf(item) === 'done') return 'done';
  if (standingOf(item) === 'abandoned') return 'ended; what is in place stays';
  return error === null ? 'taken back, everything is as before' : 'failed and was taken back, everything is as before';
}
