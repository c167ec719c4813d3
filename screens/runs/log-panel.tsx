import { type Look, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { shorterPaths } from '#domain/shorter-paths.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';
import type { LogLine, RunLog } from '#store/run-log.ts';

import { type LogView, useLog } from './use-log.ts';

/** Of the mark before a command and of the one at a line that was searched for. */
const ROOM = 4;

interface LogPanelProps extends Area {
  readonly log: RunLog;
  readonly title: string;
  readonly frame: 'panel' | 'section';
}

/** What a run printed, searched with `/`, followed with `f`. */
export function LogPanel({ log, title, frame, width, height }: LogPanelProps) {
  const look = useLook();
  const text = useApp((state) => state.filter.text);
  const room = Math.max(1, height - (frame === 'panel' ? 2 : 1));
  const view = useLog(log, room);
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  return (
    <Frame title={title} note={noteOf(view, text)} width={width} height={height}>
      {view.lines.length === 0 && <Row width={inner} cells={[{ text: 'Nothing was printed yet.', dim: true }]} />}
      {view.lines.map((line) => (
        <Row
          key={line.number}
          width={inner}
          selected={line.number === view.found}
          cells={cellsOf(line, view.matches.includes(line.number), look, inner)}
        />
      ))}
    </Frame>
  );
}

function noteOf({ matches, found, following, dropped, lines }: LogView, text: string): string {
  const last = lines.at(-1);
  const parts = [
    text.trim() === '' ? '/ search' : `${found === null ? 0 : matches.indexOf(found) + 1} of ${matches.length} found`,
    following ? 'following' : `f follow${last === undefined ? '' : `   line ${last.number + 1}`}`,
    dropped > 0 ? 'the beginning is in the log file' : '',
  ];
  return parts.filter((part) => part !== '').join('   ');
}

function cellsOf({ kind, text }: LogLine, matches: boolean, { colors, plain }: Look, width: number): readonly Cell[] {
  const mark = kind === 'command' ? '$ ' : kind === 'note' ? '# ' : '';
  return [
    ...(plain ? [] : [{ text: matches ? '> ' : '', color: colors.accent }]),
    { text: mark, dim: true },
    {
      text: kind === 'command' ? shorterPaths(text, width - ROOM) : text,
      grow: true,
      color: kind === 'command' ? colors.accent : undefined,
      dim: kind === 'note',
    },
  ];
}
