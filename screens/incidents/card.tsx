import { Box } from 'ink';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { Incident } from '#domain/incident.ts';
import type { Area } from '#screens/place.ts';

import type { AboutIncident } from './desk.ts';
import { BLANK, changeLines, type Line, noteLines, proofLines, seenLines, timelineLines } from './lines.ts';

interface CardProps extends Area {
  readonly incident: Incident;
  readonly about: AboutIncident | null;
  readonly now: number;
}

/** Two columns from here on. */
const WIDE = 100;

/** The selected incident: what was seen, and what happened and changed, side by side where there is room. */
export function IncidentCard({ incident, about, now, width, height }: CardProps) {
  const wide = width >= WIDE;
  const left = wide ? Math.floor(width / 2) : 0;
  const inner = (outer: number) => outer - (wide ? 4 : 0);
  const title = `${incident.title}  ${incident.id}`;
  const seen = (outer: number) => [...noteLines(incident, inner(outer)), ...proofLines(about, inner(outer), now)];
  const rest = inner(width - left);
  const came = [...seenLines(about), ...timelineLines(about, rest, now), BLANK, ...changeLines(incident, about, now)];
  if (!wide)
    return (
      <Column frame={Section} title={title} lines={[...came, BLANK, ...seen(width)]} width={width} height={height} />
    );
  return (
    <Box>
      <Column title={title} lines={seen(left)} width={left} height={height} />
      <Column title="Around it" lines={came} width={width - left} height={height} />
    </Box>
  );
}

interface ColumnProps extends Area {
  readonly frame?: typeof Panel | typeof Section;
  readonly title: string;
  readonly lines: readonly Line[];
}

function Column({ frame: Frame = Panel, title, lines, width, height }: ColumnProps) {
  const border = Frame === Panel;
  const room = height - (border ? 2 : 1);
  const more = lines.length - room;
  return (
    <Frame title={title} note={more > 0 ? `${more} more, enter shows all` : ''} width={width} height={height}>
      {lines.slice(0, room).map((cells, index) => (
        <Row key={index} width={width - (border ? 4 : 0)} cells={cells} />
      ))}
    </Frame>
  );
}
