import type { Reading } from '#domain/reading.ts';
import { Card } from '#screens/detail/card.tsx';
import type { Area } from '#screens/place.ts';

import type { ServicesDesk } from './desk.ts';
import { serviceGroups } from './facts.ts';
import type { Service } from './service.ts';
import { useServiceDetail } from './use-detail.ts';

interface CardProps extends Area {
  readonly service: Service;
  readonly desk: ServicesDesk | null;
  readonly readings: Readonly<Record<string, Reading>>;
  readonly seen: ReadonlyMap<string, number>;
  readonly now: number;
}

/** What is known of the selected service. */
export function ServiceCard({ service, desk, readings, ...area }: CardProps) {
  const groups = serviceGroups(service, useServiceDetail(desk, service), readings, area.now);
  const unit = groups.filter(({ title }) => title === 'Unit');
  return (
    <Card {...area} reading={service.reading} left={groups.filter((group) => !unit.includes(group))} right={unit} />
  );
}
