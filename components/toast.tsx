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
  const { colors, glyphs } = useLook();
  const leave = useEffectEvent(onGone);
  useEffect(() => {
    const timer = setTimeout(() => leave(), lasts);
    return () => clearTimeout(timer);
  }, [lasts]);
  const color = tone === 'error' ? colors.critical : colors.accent;
  const shown = shorten(text, width - 4, glyphs.more);
  return (
    <Row
      width={widthOf(shown) + 4}
      cells={[
        { text: tone === 'error' ? ` ${glyphs.critical} ` : ` ${glyphs.done} `, color, bold: true },
        { text: `${shown} `, bold: true },
      ]}
    />
  );
}
