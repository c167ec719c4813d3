import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';

import type { LookSeen } from './desk.ts';

interface LookRowsProps {
  readonly looks: readonly LookSeen[];
  readonly width: number;
  readonly height: number;
}

/** What the diagnosis looks at, and what it saw, while it goes. */
export function LookRows({ looks, width, height }: LookRowsProps) {
  const { glyphs, colors } = useLook();
  const title = Math.min(Math.floor(width / 2), Math.max(0, ...looks.map((look) => widthOf(look.title))) + 2);
  return looks
    .slice(0, height)
    .map(({ id, title: text, state, says }) => (
      <Row
        key={id}
        width={width}
        cells={[
          state === 'over'
            ? { text: ` ${glyphs.done} `, color: colors.ok }
            : { text: ` ${glyphs.stopped} `, dim: true },
          { text, width: title, dim: state === 'waiting' },
          { text: state === 'looking' ? 'looking…' : says, grow: true, dim: true },
        ]}
      />
    ));
}
