import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { keysOf } from '#domain/keys.ts';
import { useActs, useApp } from '#store/react.tsx';

import { useActions } from './actions.tsx';

/** One line for what a person must know about the program itself, one notice after the other. */
export function FrameNotices({ width }: { readonly width: number }) {
  const { colors, glyphs } = useLook();
  const notices = useApp((state) => state.notices);
  const custom = useApp((state) => state.customKeys);
  const first = useApp((state) => state.views.length === 1);
  const { noticed } = useActs();
  useActions('frame', first ? { back: { run: noticed, verb: 'got it' } } : {});
  const key = keysOf('back', custom)[0] ?? '';
  const more = notices.length > 1 ? `1 of ${notices.length}  ` : '';
  return (
    <Row
      width={width}
      cells={[
        { text: ` ${glyphs.warning} `, color: colors.warning, bold: true },
        { text: notices[0] ?? '', grow: true },
        { text: `  ${more}`, dim: true },
        ...(first
          ? [
              { text: key, color: colors.accent, bold: true },
              { text: ' got it  ', dim: true },
            ]
          : []),
      ]}
    />
  );
}
