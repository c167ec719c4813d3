import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { Incident } from '#domain/incident.ts';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { IncidentCard } from './card.tsx';
import { incidentTable } from './columns.ts';
import { useIncidentActions } from './use-actions.ts';
import { useAbout, useIncidents, useIncidentsDesk } from './use-incidents.ts';
import { noteOf } from './words.ts';

/** Frame and column names. */
const HEAD = 3;
const LEAST_TABLE = 5;
const LEAST_CARD = 11;

/** Every incident: what is open first, the worst on top; below it what is known of the selected one. */
export function IncidentsList({ width, height }: Area) {
  const look = useLook();
  const now = useApp((state) => state.now);
  const { push } = useActs();
  const desk = useIncidentsDesk();
  const { shown, all, more } = useIncidents(desk);
  const rows = useFilter(shown, textOf);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const table = Math.max(LEAST_TABLE, Math.min(rows.length, Math.floor(height / 2) - HEAD));
  const spare = height - table - HEAD;
  const card = rows.length > 0 && spare >= LEAST_CARD ? spare : 0;
  const room = Math.max(1, height - card - (panels ? 2 : 1) - 1);
  const cursor = useCursor([{ panel: 'incidents', rows: rows.map(({ id }) => id) }], room);
  const byId = new Map(rows.map((incident) => [incident.id, incident]));
  const selected = cursor.row === null ? null : (byId.get(cursor.row) ?? null);
  const about = useAbout(card > 0 ? desk : null, selected);
  useIncidentActions(
    { incident: selected, desk, about },
    {
      ...cursor.handlers,
      open: {
        run: () => selected !== null && push({ type: 'incident', id: selected.id }),
        off: selected === null ? 'nothing is selected' : undefined,
      },
    },
  );
  const silencedUntil = (checkId: string) => desk?.silencedUntil(checkId) ?? null;
  const columns = incidentTable(rows, { look, now, silencedUntil }, inner - 2);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Incidents" note={noteOf(shown, all, more)} width={width} height={height - card} focused>
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : columns.head)]} />
        <List
          rows={rows.map(({ id }) => id)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(id) => {
            const incident = byId.get(id);
            return incident === undefined ? [] : columns.cells(incident);
          }}
          empty={
            all > 0
              ? 'No incident has these words. esc shows all.'
              : 'Nothing was really wrong in the last 30 days. Blips are in the history of each check.'
          }
        />
      </Frame>
      {card > 0 && selected !== null && (
        <IncidentCard incident={selected} about={about} now={now} width={width} height={card} />
      )}
    </Box>
  );
}

const textOf = ({ id, checkId, title, summary, note }: Incident): string =>
  [id, checkId, title, summary, note ?? ''].join(' ');
