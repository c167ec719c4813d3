import { bytes } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';
import type { Fact, FactGroup } from '#screens/detail/facts.ts';
import { ago } from '#screens/reading/age.ts';

import type { ServiceDetail } from './desk.ts';
import type { Service } from './service.ts';

/** How it runs, and what it is, in two groups and a half; what is not known is left out. */
export function serviceGroups(
  service: Service,
  detail: ServiceDetail | string | null,
  readings: Readonly<Record<string, Reading>>,
  now: number,
): readonly FactGroup[] {
  const known = typeof detail === 'object' ? detail : null;
  return [
    { title: 'Now', facts: nowFacts(service, known, now) },
    { title: 'Ready when', facts: checkFacts(known, readings) },
    { title: 'Unit', facts: typeof detail === 'string' ? [{ name: '', text: detail }] : unitFacts(service, known) },
  ].filter(({ facts }) => facts.length > 0);
}

function nowFacts({ pid, startedAt, restarts, memoryBytes, use }: Service, detail: ServiceDetail | null, now: number) {
  const others = Math.max(use?.processes ?? 0, detail?.pids.length ?? 0) - 1;
  return facts([
    ['process', pid === null ? '' : `pid ${pid}${others > 0 ? ` and ${others} more` : ''}`],
    ['started', startedAt === null ? '' : ago(now - startedAt)],
    ['restarts', restarts === null ? '' : String(restarts)],
    ['memory', memoryBytes === null ? '' : bytes(memoryBytes)],
    ['listens on', (use?.ports ?? []).join(', ')],
  ]);
}

function unitFacts({ manager, unit }: Service, detail: ServiceDetail | null): readonly Fact[] {
  return facts([
    ['unit', `${unit} of ${manager}`],
    ['version', detail?.version ?? ''],
    ['starts itself', detail === null || detail.enabled === null ? '' : detail.enabled ? 'yes' : 'no'],
    ['file', `${detail?.file ?? ''}${detail?.needsReload === true ? ', changed since its manager read it' : ''}`],
    ['runs', detail?.program ?? ''],
    ['in', detail?.folder ?? ''],
    ['environment', (detail?.environment ?? []).join(' ')],
    ['after', (detail?.after ?? []).join(', ')],
    ['needed by', (detail?.neededBy ?? []).join(', ')],
  ]);
}

function checkFacts(detail: ServiceDetail | null, readings: Readonly<Record<string, Reading>>): readonly Fact[] {
  return (detail?.checks ?? []).map((id) => {
    const reading = readings[id];
    return {
      name: reading?.title ?? id,
      text: reading === undefined ? 'not looked at' : `${reading.status}, ${reading.summary}`,
    };
  });
}

const facts = (pairs: readonly (readonly [name: string, text: string])[]): readonly Fact[] =>
  pairs.filter(([, text]) => text !== '').map(([name, text]) => ({ name, text }));
