import { Box, Text } from 'ink';
import type { ReactNode } from 'react';

import { spelled } from './ascii.ts';
import { useLook } from './look.tsx';
import { paint } from './paint.ts';
import { shorten, widthOf } from './width.ts';

/** What every part of a screen has at its top. */
export interface Titled {
  readonly title: string;
  /** Stands after the title in the same line. */
  readonly note?: string | undefined;
  /** Outer size. */
  readonly width: number;
  readonly height: number;
  readonly focused?: boolean | undefined;
  readonly children: ReactNode;
}

interface TitleLineProps extends Pick<Titled, 'title' | 'note' | 'width'> {
  readonly color: string | undefined;
  readonly focused: boolean;
  /** What the line begins with, is filled with and ends with. */
  readonly line: readonly [left: string, rule: string, right: string];
}

const GAP = '   ';
/** Columns of a note below which nothing of it is better than its beginning. */
const LEAST_CUT = 12;

/** A title and a note on a rule. */
export function TitleLine({ title, note = '', width, color, focused, line: [left, rule, right] }: TitleLineProps) {
  const { colors, glyphs } = useLook();
  const room = width - 4 - 2 * right.length;
  const name = shorten(spelled(title, glyphs), room, glyphs.more);
  const rest = noteWithin(spelled(note, glyphs), room - widthOf(name), glyphs.more);
  const fill = rule.repeat(Math.max(0, width - 4 - widthOf(name) - widthOf(rest)));
  return (
    <Text wrap="truncate">
      <Text {...paint(color)}>{`${left} `}</Text>
      <Text bold {...paint(focused ? color : colors.text)}>
        {name}
      </Text>
      <Text {...paint(colors.dim)}>{rest}</Text>
      <Text {...paint(color)}>{` ${fill}${right}`}</Text>
    </Text>
  );
}

/** As many parts of a note as there is room for; a part is cut only when it is alone and much of it can be read. */
function noteWithin(note: string, room: number, more: string): string {
  const parts = note.split(', ');
  while (parts.length > 1 && widthOf(parts.join(', ')) > room - GAP.length) parts.pop();
  const said = parts.join(', ');
  if (said === '' || (widthOf(said) > room - GAP.length && room - GAP.length < LEAST_CUT)) return '';
  return shorten(`${GAP}${said}`, room, more);
}

/** The same to be read aloud: nothing is drawn around it. */
export function SpokenPart({ title, note = '', children }: Pick<Titled, 'title' | 'note' | 'children'>) {
  return (
    <Box flexDirection="column">
      <Text>{`${title} ${note}`.trim()}:</Text>
      {children}
    </Box>
  );
}
