import { Box } from 'ink';

import { useLook } from './look.tsx';
import { SpokenPart, type Titled, TitleLine } from './title-line.tsx';

/** A panel for little room: a title on a rule and its rows below, without a frame. The content is `width` columns. */
export function Section({ width, height, focused = false, children, ...head }: Titled) {
  const { colors, glyphs, plain } = useLook();
  const color = focused ? colors.focus : colors.border;
  if (plain) return <SpokenPart {...head}>{children}</SpokenPart>;
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      <TitleLine {...head} width={width} color={color} focused={focused} line={[glyphs.rule, glyphs.rule, '']} />
      {children}
    </Box>
  );
}
