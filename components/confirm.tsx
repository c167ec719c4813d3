import type { Confirmation } from '#domain/confirm.ts';

import { useLook } from './look.tsx';
import { Modal } from './modal.tsx';
import { type Cell, Row } from './row.tsx';
import type { Line } from './text-edit.ts';
import { TextInput } from './text-input.tsx';

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

/** The question before an act: what will run, what it means, Cancel first, the other button named by the act. */
export function Confirm({ ask, screen, line, focus, why }: ConfirmProps) {
  const { colors, glyphs, color: colored } = useLook();
  const consequences = ask.consequences ?? [];
  const typing = ask.tier === 'irreversible';
  const rows: readonly (readonly Cell[])[] = [
    ...ask.commands.map((text): Cell[] => [
      { text: '  $ ', dim: true },
      { text, grow: true, color: colors.accent },
    ]),
    ...(consequences.length > 0 && ask.commands.length > 0 ? [[]] : []),
    ...consequences.map((text): Cell[] => [{ text: `  ${text}`, grow: true }]),
    [],
  ];
  const button = (text: string, focused: boolean, color: string | undefined): Cell[] => [
    { text: focused ? ` ${glyphs.selected} ` : '   ' },
    { text: colored ? ` ${text} ` : `[${text}]`, inverse: focused, bold: focused, color: focused ? undefined : color },
  ];
  return (
    <Modal title={ask.title} screen={screen} width={72} height={rows.length + (typing ? 3 : 1)}>
      {(width, height) => (
        <>
          {rows.slice(0, Math.max(0, height - (typing ? 3 : 1))).map((cells, index) => (
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
