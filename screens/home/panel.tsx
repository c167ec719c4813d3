import { memo } from 'react';

import type { Look } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import type { Reading } from '#domain/reading.ts';
import type { AppState, Happening } from '#store/state.ts';

import { activityCells } from './activity-row.ts';
import { incidentCells } from './incident-row.ts';
import type { PanelId } from './layout.ts';
import type { HomePanelData } from './panels.ts';
import { projectCells } from './project-row.ts';
import { readingCells } from './service-row.ts';
import { systemCells } from './system-row.ts';

interface HomePanelProps {
  readonly id: PanelId;
  readonly panel: HomePanelData;
  readonly width: number;
  readonly height: number;
  readonly trends: AppState['trends'];
  readonly now: number;
  readonly activity: readonly Happening[];
  readonly look: Look;
  readonly selected: string | null;
  readonly focused: boolean;
}

/** One panel: as many rows as fit, worst first, and one line for the rest. */
export const HomePanel = memo(function HomePanel(props: HomePanelProps) {
  const { id, panel, width, height, look } = props;
  const inner = width - 4;
  const room = Math.max(0, height - 2);
  const lines = id === 'activity' ? props.activity.slice(0, room) : [];
  const fits = panel.rows.length <= room ? room : Math.max(0, room - 1);
  const rest = panel.rows.slice(fits);
  return (
    <Panel title={panel.title} note={panel.note} width={width} height={height} focused={props.focused}>
      {panel.rows.slice(0, fits).map((reading) => (
        <Row
          key={reading.id}
          width={inner}
          selected={reading.id === props.selected}
          cells={[
            { text: reading.id === props.selected ? `${look.glyphs.selected} ` : '  ' },
            ...cellsOf(props, reading, inner - 2),
          ]}
        />
      ))}
      {rest.length > 0 && <Row width={inner} cells={[{ text: `    ${restOf(rest)}`, dim: true }]} />}
      {lines.map((happening) => (
        <Row key={`${happening.at}${happening.text}`} width={inner} cells={activityCells(happening, look)} />
      ))}
      {panel.rows.length === 0 && lines.length === 0 && (
        <Row width={inner} cells={[{ text: `  ${panel.empty}`, dim: true }]} />
      )}
    </Panel>
  );
});

function cellsOf({ id, trends, now, look }: HomePanelProps, reading: Reading, width: number): Cell[] {
  const trend = trends[reading.id] ?? [];
  if (id === 'system') return systemCells(reading, trend, width, look);
  if (id === 'projects') return projectCells(reading, width, look);
  if (id === 'incidents') return incidentCells(reading, now, width, look);
  return readingCells(reading, trend, width, look);
}

function restOf(rest: readonly Reading[]): string {
  const bad = rest.filter((reading) => reading.status !== 'ok').length;
  return bad === 0 ? `${rest.length} more, all healthy` : `${rest.length} more, ${bad} not healthy`;
}
