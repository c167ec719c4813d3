import { useEffect, useState } from 'react';

import { useLook } from '#components/look.tsx';
import { Modal } from '#components/modal.tsx';
import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';

import type { HandedOut } from './desk.ts';

interface RevealedProps extends Area {
  readonly name: string;
  readonly handed: HandedOut;
  readonly close: () => void;
}

const SECOND = 1000;
const WIDTH = 72;

/** The value itself for a few seconds; any key hides it before. */
export function Revealed({ name, handed: { value, forMs }, close, width, height }: RevealedProps) {
  const { colors, glyphs } = useLook();
  const [left, setLeft] = useState(forMs);
  useEffect(() => {
    const end = setTimeout(close, forMs);
    const tick = setInterval(() => setLeft((before) => Math.max(0, before - SECOND)), SECOND);
    return () => {
      clearTimeout(end);
      clearInterval(tick);
    };
  }, [close, forMs]);
  useActions(
    'modal',
    { open: { run: close, verb: 'hide' }, back: { run: close, verb: 'hide' } },
    {
      type() {
        close();
        return true;
      },
    },
  );
  const inner = Math.min(WIDTH, width - 4);
  const pieces = chunked(value.reveal(), Math.max(8, inner - 4));
  const seconds = Math.ceil(left / SECOND);
  return (
    <Modal
      title={name}
      note="recorded in the audit"
      screen={{ width, height }}
      width={WIDTH}
      height={pieces.length + 3}
    >
      {(room, rows) => (
        <>
          {pieces.slice(0, Math.max(1, rows - 2)).map((piece, at) => (
            <Row key={at} width={room} cells={[{ text: `  ${piece}`, bold: true, color: colors.accent }]} />
          ))}
          {rows > 2 && <Row width={room} cells={[]} />}
          <Row
            width={room}
            cells={[
              { text: `  ${glyphs.gauge[0].repeat(seconds)}`, color: colors.warning },
              { text: `  hidden in ${seconds} s, or by any key`, dim: true, grow: true },
            ]}
          />
        </>
      )}
    </Modal>
  );
}

const chunked = (text: string, size: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
