import type { Confirmation } from '#domain/confirm.ts';

import { useLook } from './look.tsx';
import { FRAME, Modal } from './modal.tsx';
import { type Cell, Row } from './row.tsx';
import type { Line } from './text-edit.ts';
import { TextInput } from './text-input.tsx';
import { wrap } from './wrap.ts';

interface ConfirmProps {
  readonly ask: Confirmation;
  readonly screen: { readonly width: number; readonly height: number };
  /** What was typed so far, for an irreversible act. */
  readonly line: Line;
  /** Which button enter presses. */
  readonly focus: 'cancel' | 'act';
  /** Why the act may not begin yet. */
  readonly why: string | null;
}

const WIDTH = 72;
/** So many lines of each text are tried, the first that fits. */
const LINES = [6, 3, 2, 1];

/** A text in at most so many lines; what is left is in the last one, to be cut there. */
function broken(text: string, width: number, most: number): readonly string[] {
  const lines = wrap(text, Math.max(1, width));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}

/** The question before an act: what will run, what it means, Cancel first, the other button named by the act. */
export function Confirm({ ask, screen, line, focus, why }: ConfirmProps) {
  const { colors, glyphs, color: colored } = useLook();
  const consequences = ask.consequences ?? [];
  const typing = ask.tier === 'irreversible';
  const below = typing ? 3 : 1;
  const inner = Math.min(WIDTH, screen.width - FRAME.width);
  const rowsOf = (most: number): readonly (readonly Cell[])[] => [
    ...ask.commands.flatMap((command) =>
      broken(command, inner - 5, most).map((text, at): Cell[] => [
        { text: at === 0 ? '  $ ' : '    ', dim: true },
        { text, grow: true, color: colors.accent },
      ]),
    ),
    ...(consequences.length > 0 && ask.commands.length > 0 ? [[]] : []),
    ...consequences.flatMap((sentence) =>
      broken(sentence, inner - 3, most).map((text): Cell[] => [{ text: `  ${text}`, grow: true }]),
    ),
    [],
  ];
  const room = screen.height - FRAME.height - below;
  const rows = LINES.map(rowsOf).find(({ length }) => length <= room) ?? rowsOf(1);
  const button = (text: string, focused: boolean, color: string | undefined): Cell[] => [
    { text: focused ? ` ${glyphs.selected} ` : '   ' },
    { text: colored ? ` ${text} ` : `[${text}]`, inverse: focused, bold: focused, color: focused ? undefined : color },
  ];
  return (
    <Modal title={ask.title} screen={screen} width={WIDTH} height={rows.length + below}>
      {(width, height) => (
        <>
          {rows.slice(0, Math.max(0, height - below)).map((cells, index) => (
            <Row key={index} width={width} cells={cells} />
          ))}
          {typing && <TextInput line={line} width={width} prompt={`  Name:`} placeholder={`type ${ask.name ?? ''}`} />}
          {typing && <Row width={width} cells={[]} />}
          <Row
            width={width}
            cells={[
              ...button('Cancel', focus === 'cancel', undefined),
              ...button(ask.button, focus === 'act', why === null ? colors.critical : colors.dim),
              { text: why === null ? '' : `   ${why}`, dim: true, grow: true },
            ]}
          />
        </>
      )}
    </Modal>
  );
}
