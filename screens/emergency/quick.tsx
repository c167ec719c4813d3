import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Section } from '#components/section.tsx';
import { widthOf } from '#components/width.ts';
import type { QuickEntry } from '#domain/quick/entries.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { useNumbers } from './use-numbers.ts';

interface QuickProps extends Area {
  readonly commands: readonly QuickEntry[];
  readonly readOnly: boolean;
  readonly run: (id: string) => void;
}

/** Quick commands, each by its number. */
export function Quick({ commands, readOnly, run, width, height }: QuickProps) {
  const { pop, toast, select } = useActs();
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const cursor = useCursor([{ panel: 'quick', rows: commands.map(({ id }) => id) }], room);
  const offOf = ({ off, reads }: QuickEntry) => off ?? (readOnly && !reads ? 'the console is read-only' : null);
  const pick = (command: QuickEntry | undefined) => {
    if (command === undefined) return;
    const off = offOf(command);
    if (off === null) run(command.id);
    else toast(`${command.title}: ${off}.`);
  };
  const selected = commands.find(({ id }) => id === cursor.row);
  const choose = useNumbers(
    commands.length,
    (index) => select(commands[index]?.id ?? ''),
    (index) => pick(commands[index]),
  );
  useActions(
    'view',
    { ...cursor.handlers, open: { run: () => pick(selected), verb: 'run' }, back: { run: pop } },
    {
      choose,
      subject: selected?.title,
      copies: () => commands.map(({ id, line }) => `${id}   ${line}`).join('\n'),
    },
  );
  const title = Math.max(0, ...commands.map((each) => widthOf(each.title))) + 2;
  const line = Math.max(0, ...commands.map((each) => widthOf(each.line))) + 2;
  const number = String(commands.length).length;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Quick commands" note="choose by number, esc goes back" width={width} height={height} focused>
        <List
          rows={commands.map(({ id }) => id)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(id, space) => {
            const at = commands.findIndex((each) => each.id === id);
            const command = commands[at];
            if (command === undefined) return [];
            const off = offOf(command);
            const wide = space >= 100;
            return [
              { text: String(at + 1), width: number, align: 'right', bold: true, dim: off !== null },
              { text: `  ${command.title}`, width: title + 2, dim: off !== null },
              ...(off === null
                ? [
                    { text: command.line, width: Math.min(line, Math.floor(space / 2)) },
                    ...(wide ? [{ text: command.about, grow: true, dim: true }] : []),
                  ]
                : [{ text: `off: ${off}`, grow: true, dim: true }]),
            ];
          }}
          empty="There are none."
        />
      </Frame>
    </Box>
  );
}
