import { Box } from 'ink';

import { useLook } from './look.tsx';
import { SpokenPart, type Titled, TitleLine } from './title-line.tsx';

/** A box whose top line carries its title. The content is `width - 4` columns and `height - 2` lines. */
export function Panel({ width, height, focused = false, children, ...head }: Titled) {
  const { colors, glyphs, plain } = useLook();
  const { border } = glyphs;
  const color = focused ? colors.focus : colors.border;
  if (plain) return <SpokenPart {...head}>{children}</SpokenPart>;
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      <TitleLine
        {...head}
        width={width}
        color={color}
        focused={focused}
        line={[border.topLeft, border.top, border.topRight]}
      />
      <Box
        flexDirection="column"
        borderStyle={{ ...border }}
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
