import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

import { spelled } from './ascii.ts';
import { useLook } from './look.tsx';
import { paint } from './paint.ts';
import { shorten, widthOf } from './width.ts';

interface SectionProps {
  readonly title: string;
  readonly note?: string | undefined;
  readonly width: number;
  /** With the title line. */
  readonly height: number;
  readonly focused?: boolean | undefined;
  readonly children: ReactNode;
}

/** A panel for little room: a title on a rule and its rows below, without a frame. The content is `width` columns. */
export function Section({ title, note = '', width, height, focused = false, children }: SectionProps) {
  const { colors, glyphs, plain } = useLook();
  const color = focused ? colors.focus : colors.border;
  const name = shorten(spelled(title, glyphs), width - 4, glyphs.more);
  const rest = note === '' ? '' : shorten(`   ${spelled(note, glyphs)}`, width - 4 - widthOf(name), glyphs.more);
  const rule = glyphs.rule.repeat(Math.max(0, width - 4 - widthOf(name) - widthOf(rest)));
  if (plain) {
    return (
      <Box flexDirection="column">
        <Text>{`${title} ${note}`.trim()}:</Text>
        {children}
      </Box>
    );
  }
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      <Text wrap="truncate">
        <Text {...paint(color)}>{`${glyphs.rule} `}</Text>
        <Text bold {...paint(focused ? color : colors.text)}>
          {name}
        </Text>
        <Text {...paint(colors.dim)}>{rest}</Text>
        <Text {...paint(color)}>{` ${rule}`}</Text>
      </Text>
      {children}
    </Box>
  );
}
