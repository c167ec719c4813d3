import { Box, renderToString } from 'ink';

import { Body } from './frame/body.tsx';
import { FrameHeader } from './frame/header.tsx';
import { FrameMap } from './frame/map.tsx';
import { Surrounded, type Surroundings } from './surroundings.tsx';

/** The frame a person would see now, as text with colours and without its last line, drawn away from the terminal. */
export function stillFrame(surroundings: Surroundings, columns: number, rows: number): string {
  return renderToString(
    <Surrounded {...surroundings}>
      <Box flexDirection="column" width={columns} height={rows - 1} overflow="hidden">
        <FrameHeader width={columns} />
        <FrameMap width={columns} />
        <Body width={columns} height={rows - 3} />
      </Box>
    </Surrounded>,
    { columns },
  );
}
