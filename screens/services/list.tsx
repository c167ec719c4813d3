import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import { useMarks } from '#screens/frame/use-marks.ts';
import { useSort } from '#screens/frame/use-sort.ts';
import { useLogsDesk } from '#screens/logs/use-desk.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { ServiceCard } from './card.tsx';
import { serviceTable } from './columns.ts';
import { ORDERS } from './orders.ts';
import { type Service, servicesIn } from './service.ts';
import { useServiceActions } from './use-actions.ts';
import { useServicesDesk } from './use-desk.ts';
import { useFresh } from './use-fresh.ts';
import { useUses } from './use-uses.ts';

const LEAST_TABLE = 4;
/** Room for a headline and a few facts; for the headline alone where there is no frame. */
const LEAST_CARD = { panel: 11, section: 5 };

/** Every service: how it is, what it uses, and what it is. */
export function ServicesList({ width, height }: Area) {
  const look = useLook();
  const readings = useApp((state) => state.readings);
  const past = useApp((state) => state.past);
  const seen = useApp((state) => state.seen);
  const now = useApp((state) => state.now);
  const warmingUp = useApp((state) => state.warmingUp);
  const desk = useServicesDesk();
  const uses = useUses(desk);
  const ids = Object.values(readings).flatMap(({ id, kind }) => (kind === 'service' ? [id] : []));
  const fresh = useFresh(useLogsDesk(), ids);
  const all = useMemo(() => servicesIn(readings, past, uses, fresh), [readings, past, uses, fresh]);
  const { rows, order } = useSort(useFilter(all, textOf), ORDERS);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const head = panels ? 3 : 2;
  const rest = height - Math.max(rows.length, LEAST_TABLE) - head;
  const card = height - rows.length - head >= LEAST_CARD[panels ? 'panel' : 'section'] ? rest : 0;
  const room = Math.max(1, height - card - head);
  const cursor = useCursor([{ panel: 'services', rows: rows.map(({ reading }) => reading.id) }], room);
  const marked = useMarks(cursor);
  useServiceActions({ cursor, marked, services: all, desk });
  const table = serviceTable(rows, { look, now, seen }, inner - 2);
  const byId = new Map(rows.map((service) => [service.reading.id, service]));
  const selected = cursor.row === null ? undefined : byId.get(cursor.row);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Services" note={noteOf(all, rows.length, order)} width={width} height={height - card} focused>
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : table.head)]} />
        <List
          rows={rows.map(({ reading }) => reading.id)}
          selected={cursor.row}
          marked={marked}
          width={inner}
          height={room}
          cells={(id) => {
            const service = byId.get(id);
            return service === undefined ? [] : table.cells(service);
          }}
          empty={emptyText(all.length, warmingUp)}
        />
      </Frame>
      {card > 0 && selected !== undefined && (
        <ServiceCard
          service={selected}
          desk={desk}
          readings={readings}
          seen={seen}
          now={now}
          width={width}
          height={card}
        />
      )}
    </Box>
  );
}

const textOf = ({ reading, state, manager, unit }: Service): string =>
  [reading.title, state, manager, unit, reading.status, reading.summary].join(' ');

function noteOf(all: readonly Service[], shown: number, order: string): string {
  const fine = all.filter(({ reading }) => reading.status === 'ok').length;
  const some = shown === all.length ? '' : `${shown} shown, `;
  return all.length === 0 ? '' : `${some}${fine} of ${all.length} fine, ${order}`;
}

function emptyText(all: number, warmingUp: boolean): string {
  if (all > 0) return 'No service has these words. esc shows all.';
  return warmingUp ? 'Looking…' : 'No services found. c adds one.';
}
