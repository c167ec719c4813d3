import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { useScroll } from '#screens/frame/use-scroll.ts';
import { useActs, useApp } from '#store/react.tsx';

import { markOf } from './incidents/columns.ts';
import { BLANK, changeLines, noteLines, proofLines, seenLines, timelineLines } from './incidents/lines.ts';
import { useIncidentActions } from './incidents/use-actions.ts';
import { useAbout, useIncidents, useIncidentsDesk } from './incidents/use-incidents.ts';
import { careOf, timesOf } from './incidents/words.ts';
import type { Area } from './place.ts';

/** One incident: how long, what was seen first and last, what happened to it, what changed around then. */
export function IncidentScreen({ id, width, height }: Area & { readonly id: string }) {
  const look = useLook();
  const now = useApp((state) => state.now);
  const { pop } = useActs();
  const desk = useIncidentsDesk();
  const incident = useIncidents(desk).shown.find((one) => one.id === id) ?? null;
  const about = useAbout(desk, incident);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const lines =
    incident === null
      ? []
      : [
          ...noteLines(incident, inner),
          ...seenLines(about),
          ...timelineLines(about, inner, now),
          BLANK,
          ...changeLines(incident, about, now),
          BLANK,
          ...proofLines(about, inner, now),
        ];
  const head = incident === null ? 1 : 2;
  const room = Math.max(1, height - head - (panels ? 2 : 1));
  const { from, below, keys } = useScroll(lines.length, room);
  useIncidentActions({ incident, desk, about }, { ...keys, back: { run: pop } });
  if (incident === null)
    return <Row width={width} cells={[{ text: `  There is no incident ${id} any more. esc goes back.`, dim: true }]} />;
  const care = careOf(incident, desk?.silencedUntil(incident.checkId) ?? null, now);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Row
        width={width}
        cells={[
          { text: ' ' },
          markOf(incident, look),
          { text: ` ${incident.title}`, bold: true },
          { text: `   ${incident.summary}`, grow: true },
        ]}
      />
      <Row
        width={width}
        cells={[{ text: `   ${[timesOf(incident, now), care].filter(Boolean).join('   ')}`, dim: true }]}
      />
      <Frame
        title={`Incident ${incident.id}`}
        note={below > 0 ? `${below} more below` : ''}
        width={width}
        height={height - head}
        focused
      >
        {lines.slice(from, from + room).map((cells, index) => (
          <Row key={from + index} width={inner} cells={cells} />
        ))}
      </Frame>
    </Box>
  );
}
