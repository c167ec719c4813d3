import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

import { spelled } from './ascii.ts';
import { useLook } from './look.tsx';
import { paint } from './paint.ts';
import { shorten, widthOf } from './width.ts';

interface PanelProps {
  readonly title: string;
  /** Stands after the title in the same line. */
  readonly note?: string | undefined;
  /** Outer size. */
  readonly width: number;
  readonly height: number;
  readonly focused?: boolean | undefined;
  readonly children: ReactNode;
}

/** A box whose top line carries its title. The content is `width - 4` columns and `height - 2` lines. */
export function Panel({ title, note = '', width, height, focused = false, children }: PanelProps) {
  const { colors, glyphs, plain } = useLook();
  const color = focused ? colors.focus : colors.border;
  const name = shorten(spelled(title, glyphs), width - 6, glyphs.more);
  const rest = note === '' ? '' : shorten(`   ${spelled(note, glyphs)}`, width - 6 - widthOf(name), glyphs.more);
  const line = glyphs.border.top.repeat(Math.max(0, width - 4 - widthOf(name) - widthOf(rest)));
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
        <Text {...paint(color)}>{`${glyphs.border.topLeft} `}</Text>
        <Text bold {...paint(focused ? color : colors.text)}>
          {name}
        </Text>
        <Text {...paint(colors.dim)}>{rest}</Text>
        <Text {...paint(color)}>{` ${line}${glyphs.border.topRight}`}</Text>
      </Text>
      <Box
        flexDirection="column"
        borderStyle={{ ...glyphs.border }}
        borderTop={false}
        paddingX={1}
        width={width}
        height={height - 1}
        flexShrink={0}
        overflow="hidden"
        {...(color === undefined ? {} : { borderColor: color })}
      >
        {children}
      </Box>
    </Box>
  );
}
