import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { PushReview } from '#domain/push/review.ts';
import type { Area } from '#screens/place.ts';

interface ChangelogPanelProps extends Area {
  readonly review: PushReview;
  readonly frame: 'panel' | 'section';
}

/** What will be written into the changelog. */
export function ChangelogPanel({ review: { changelog }, frame, width, height }: ChangelogPanelProps) {
  const { colors } = useLook();
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const lines = changelog === null ? [] : changelog.entry.trim().split('\n');
  const room = height - (frame === 'panel' ? 2 : 1);
  const cut = lines.length > room;
  return (
    <Frame title={changelog?.file ?? 'Changelog'} note="e edit" width={width} height={height}>
      {changelog === null && <Row width={inner} cells={[{ text: 'This project has none.', dim: true }]} />}
      {lines.slice(0, cut ? room - 1 : room).map((text, index) => (
        <Row
          key={index}
          width={inner}
          cells={[
            { text, grow: true, bold: text.startsWith('#'), color: text.startsWith('#') ? colors.accent : undefined },
          ]}
        />
      ))}
      {cut && <Row width={inner} cells={[{ text: `${lines.length - room + 1} more lines`, dim: true }]} />}
    </Frame>
  );
}
