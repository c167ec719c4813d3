import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

import { useLook } from './look.tsx';
import { Panel } from './panel.tsx';

interface ModalProps {
  readonly title: string;
  readonly note?: string | undefined;
  /** What it may use: the screen without its first and last line. */
  readonly screen: { readonly width: number; readonly height: number };
  /** Columns and lines inside the border that the content would like. */
  readonly width: number;
  readonly height: number;
  /** Draws at most `height` lines of `width` columns. */
  readonly children: (width: number, height: number) => ReactNode;
}

/** Columns and lines of its border. */
export const FRAME = { width: 4, height: 2 };

/** A box in the middle of the screen, above everything else. It shrinks with the screen. */
export function Modal({ title, note, screen, width, height, children }: ModalProps) {
  const { plain } = useLook();
  const inner = {
    width: Math.max(1, Math.min(width, screen.width - FRAME.width)),
    height: Math.max(1, Math.min(height, screen.height - FRAME.height)),
  };
  const outer = { width: inner.width + FRAME.width, height: inner.height + FRAME.height };
  const box = (
    <Panel title={title} note={note} width={outer.width} height={outer.height} focused>
      {children(inner.width, inner.height)}
    </Panel>
  );
  if (plain) return box;
  return (
    <Box
      position="absolute"
      left={Math.max(0, Math.floor((screen.width - outer.width) / 2))}
      top={1 + Math.max(0, Math.floor((screen.height - outer.height) / 2))}
    >
      <Box position="absolute">
        <Text>{blank(outer.width, outer.height)}</Text>
      </Box>
      {box}
    </Box>
  );
}

/** Written below the content, so that nothing of the screen shines through where it writes nothing. */
const blank = (width: number, height: number): string =>
  Array.from({ length: height }, () => ' '.repeat(width)).join('\n');
