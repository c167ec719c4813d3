import { expect, it } from 'vitest';

import type { Incident } from '#domain/incident.ts';
import { incidentNews } from '#domain/monitor/incident-news.ts';

import { incidentWith } from '../../support/incident.ts';

const incident = (id: string, closedAt: number | null = null): Incident =>
  incidentWith({ id, checkId: 'http:api', title: 'api', summary: 'refused', openedAt: 1, closedAt });
const known = (...list: Incident[]) => new Map(list.map((one) => [one.id, one]));
const ids = (list: readonly Incident[]) => list.map(({ id }) => id);

it('tells what opened and what ended, once each', () => {
  const { opened, resolved } = incidentNews(known(incident('i-1')), [incident('i-2'), incident('i-1', 5)]);
  expect([ids(opened), ids(resolved)]).toEqual([['i-2'], ['i-1']]);
  const again = incidentNews(known(incident('i-1', 5), incident('i-2')), [incident('i-2'), incident('i-1', 5)]);
  expect(again).toEqual({ opened: [], resolved: [] });
});

it('tells both of one that was over before it was seen', () => {
  const { opened, resolved } = incidentNews(known(), [incident('i-1', 5)]);
  expect([ids(opened), ids(resolved)]).toEqual([['i-1'], ['i-1']]);
});
