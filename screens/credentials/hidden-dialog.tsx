import { useState } from 'react';

import { useLook } from '#components/look.tsx';
import { Modal } from '#components/modal.tsx';
import { Row } from '#components/row.tsx';
import { HiddenLine } from '#domain/credentials/hidden-line.ts';
import type { Secret } from '#domain/credentials/secret.ts';
import { plural } from '#domain/format.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCell } from '#screens/frame/cell.ts';
import type { Area } from '#screens/place.ts';

interface HiddenDialogProps extends Area {
  readonly title: string;
  readonly lines: readonly string[];
  readonly prompt: string;
  readonly button: string;
  /** Null when it is done and the dialog may go; else why not. */
  readonly submit: (typed: Secret) => Promise<string | null>;
  readonly close: () => void;
}

const WIDTH = 72;

/** Asks for something that nobody may read: only its length is shown, and it is forgotten when the dialog goes. */
export function HiddenDialog({ title, lines, prompt, button, submit, close, width, height }: HiddenDialogProps) {
  const { colors, glyphs, color } = useLook();
  const [line] = useState(() => new HiddenLine());
  const length = useCell(0);
  const state = useCell<{ readonly busy: boolean; readonly why: string | null }>({ busy: false, why: null });
  const cancel = () => {
    line.clear();
    close();
  };
  const go = async () => {
    if (state.get().busy || length.get() === 0) return;
    const typed = line.secret();
    line.clear();
    length.set(0);
    state.set({ busy: true, why: null });
    const why = await submit(typed);
    if (why === null) close();
    else state.set({ busy: false, why });
  };
  useActions(
    'modal',
    {
      open: { run: () => void go(), verb: button, off: length.get() === 0 ? 'nothing is typed yet' : undefined },
      back: { run: cancel, verb: 'cancel' },
    },
    {
      type(press) {
        if (state.get().busy) return press.text !== '';
        const heard = line.press(press, false);
        length.set(line.length);
        if (heard.taken) state.set({ busy: false, why: heard.note });
        return heard.taken;
      },
    },
  );
  const { busy, why } = state.get();
  const inner = Math.min(WIDTH, width - 4);
  const said = lines.flatMap((text) => wrap(text, inner - 4));
  const note = busy ? 'One moment…' : (why ?? '');
  const notes = wrap(note, inner - 4);
  return (
    <Modal title={title} screen={{ width, height }} width={WIDTH} height={said.length + 2 + notes.length}>
      {(room, rows) => (
        <>
          {said.slice(0, Math.max(0, rows - 2 - notes.length)).map((text) => (
            <Row key={text} width={room} cells={[{ text: `  ${text}`, grow: true }]} />
          ))}
          {rows > 4 && <Row width={room} cells={[]} />}
          <Row
            width={room}
            cells={[
              { text: `  ${prompt} `, color: colors.accent, bold: true },
              { text: length.get() === 0 ? '' : `${plural(length.get(), 'letter')}, hidden ` },
              { text: color ? ' ' : '_', inverse: true },
              ...(length.get() === 0 ? [{ text: ' type or paste it; it is not shown', dim: true }] : []),
            ]}
          />
          {notes.map((text, at) => (
            <Row
              key={at}
              width={room}
              cells={[
                {
                  text: `  ${at === 0 && why !== null && !busy ? `${glyphs.warning} ` : ''}${text}`,
                  grow: true,
                  ...(busy ? { dim: true } : { color: colors.warning }),
                },
              ]}
            />
          ))}
        </>
      )}
    </Modal>
  );
}
