import { Row } from '#components/row.tsx';
import type { Cell } from '#components/row.tsx';

import type { PanelId } from './layout.ts';
import type { HomePanels } from './panels.ts';

interface SummaryProps {
  readonly panels: HomePanels;
  readonly width: number;
  readonly lines: number;
}

const SAID: readonly (readonly PanelId[])[] = [['services', 'projects'], ['integrations']];

/** How many are well, in a line or two, where the panels that say it have no room. */
export function Summary({ panels, width, lines }: SummaryProps) {
  return SAID.slice(0, lines).map((ids) => (
    <Row key={ids.join()} width={width} cells={ids.flatMap((id, index) => said(panels[id], index > 0))} />
  ));
}

function said({ title, note }: HomePanels[PanelId], more: boolean): Cell[] {
  return [{ text: `${more ? '   ' : '  '}${title}` }, { text: note === '' ? '' : `  ${note}`, dim: true }];
}
