import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import type { Incident } from '#domain/incident.ts';
import type { Area } from '#screens/place.ts';

import type { AboutIncident } from './desk.ts';
import { BLANK, changeLines, type Line, noteLines, proofLines, seenLines, timelineLines } from './lines.ts';

interface CardProps extends Area {
  readonly incident: Incident;
  readonly about: AboutIncident | null;
  readonly now: number;
}

/** The selected incident in two columns: what was seen, and what happened and changed. */
export function IncidentCard({ incident, about, now, width, height }: CardProps) {
  const left = Math.floor(width / 2);
  const inner = (outer: number) => outer - 4;
  const seen = [...noteLines(incident, inner(left)), ...proofLines(about, inner(left), now)];
  const rest = inner(width - left);
  const came = [...seenLines(about), ...timelineLines(about, rest, now), BLANK, ...changeLines(incident, about, now)];
  return (
    <Box>
      <Column title={`${incident.title}  ${incident.id}`} lines={seen} width={left} height={height} />
      <Column title="Around it" lines={came} width={width - left} height={height} />
    </Box>
  );
}

function Column({ title, lines, width, height }: Area & { readonly title: string; readonly lines: readonly Line[] }) {
  const room = height - 2;
  const more = lines.length - room;
  return (
    <Panel title={title} note={more > 0 ? `${more} more, enter shows all` : ''} width={width} height={height}>
      {lines.slice(0, room).map((cells, index) => (
        <Row key={index} width={width - 4} cells={cells} />
      ))}
    </Panel>
  );
}
