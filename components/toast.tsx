import { useEffect, useEffectEvent } from 'react';

import { useLook } from './look.tsx';
import { Row } from './row.tsx';
import { shorten, widthOf } from './width.ts';

interface ToastProps {
  readonly tone: 'info' | 'error';
  readonly text: string;
  /** At most so wide. */
  readonly width: number;
  /** Milliseconds until `onGone`. */
  readonly lasts: number;
  readonly onGone: () => void;
}

/** A short message that leaves by itself. */
export function Toast({ tone, text, width, lasts, onGone }: ToastProps) {
  const { colors, glyphs, plain } = useLook();
  const leave = useEffectEvent(onGone);
  useEffect(() => {
    // What is being read aloud must not change by itself; the next key takes it away.
    if (plain) return;
    const timer = setTimeout(() => leave(), lasts);
    return () => clearTimeout(timer);
  }, [lasts, plain]);
  if (plain) return <Row width={width} cells={[{ text: tone === 'error' ? 'Error:' : 'Message:' }, { text }]} />;
  const color = tone === 'error' ? colors.critical : colors.accent;
  const shown = shorten(text, width - 4, glyphs.more);
  return (
    <Row
      width={widthOf(shown) + 4}
      cells={[
        { text: tone === 'error' ? ` ${glyphs.critical} ` : ` ${glyphs.selected} `, color, bold: true },
        { text: `${shown} `, bold: true },
      ]}
    />
  );
}
