import { Box as Column } from 'ink';
import type { ReactNode } from 'react';

import type { Look } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { RowArea } from '#screens/frame/row-area.tsx';

import type { Box } from './layout.ts';
import type { HomePanelData } from './panels.ts';
import { MORE, moreText, type Visible } from './visible.ts';

interface HomePanelProps {
  readonly box: Box;
  readonly panel: HomePanelData;
  readonly visible: Visible;
  readonly look: Look;
  /** Key of the selected row; null when another panel has it. */
  readonly selected: string | null;
  readonly focused: boolean;
  /** Lines below the rows, where there is room. */
  readonly children?: ReactNode;
}

/** One panel: as many rows as fit, worst first, and one line for the rest. */
export function HomePanel({ box, panel, visible, look, selected, focused, children }: HomePanelProps) {
  const Frame = FRAMES[box.frame];
  const inner = innerWidth(box);
  const marker = (key: string) => ({ text: key === selected ? `${look.glyphs.selected} ` : '  ' });
  const rows = [...visible.shown.map(({ key }) => key), ...(visible.hidden.length > 0 ? [MORE] : [])];
  return (
    <Frame title={panel.title} note={panel.note} width={box.width} height={box.height} focused={focused}>
      <RowArea rows={rows.map((key) => `${box.panel}/${key}`)}>
        {visible.shown.map((entry) => (
          <Row
            key={entry.key}
            width={inner}
            selected={entry.key === selected}
            cells={[marker(entry.key), ...entry.cells]}
          />
        ))}
        {visible.hidden.length > 0 && (
          <Row
            width={inner}
            selected={selected === MORE}
            cells={[marker(MORE), { text: `  ${moreText(visible.hidden)}`, dim: true }]}
          />
        )}
      </RowArea>
      {visible.shown.length === 0 && visible.hidden.length === 0 && (
        <Row width={inner} cells={[{ text: `  ${panel.empty}`, dim: true }]} />
      )}
      {children}
    </Frame>
  );
}

const FRAMES = { panel: Panel, section: Section, bare: Bare };

function Bare({
  width,
  height,
  children,
}: {
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}) {
  return (
    <Column flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      {children}
    </Column>
  );
}

/** Columns for a row with its marker. */
export const innerWidth = (box: Box): number => box.width - (box.frame === 'panel' ? 4 : 0);
