import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import type { PlainService } from '#services/ports/managers.ts';

import { noHome } from './items.ts';
import { absolute, type Base } from './place.ts';

type Written = NonNullable<Parsed['services']>[number];

const GRACE_MS = 10_000;
const OWN = ['start', 'stop', 'restart', 'reload', 'grace', 'pidFile', 'match', 'folder'] as const;

/** What is written about services without a manager, at the places of the services; undefined for the others. */
export function plainServices(
  services: readonly Written[],
  base: Base,
  folder: string | null,
): { items: readonly (PlainService | undefined)[]; findings: readonly Finding[] } {
  const items = services.map((service) => (service.manager === 'command' ? plain(service, base, folder) : undefined));
  return { items, findings: services.flatMap((service, index) => problems(service, index, services, base)) };
}

function plain(written: Written, base: Base, folder: string | null): PlainService {
  const at = (path: string) => absolute(path, base) ?? path;
  const { unit, start, stop, restart, reload, grace, pidFile, match } = written;
  return {
    unit,
    start: start ?? null,
    stop: stop ?? null,
    restart: restart ?? null,
    reload: reload ?? null,
    pidFile: pidFile === undefined ? null : at(pidFile),
    match: match ?? null,
    folder: written.folder === undefined ? folder : at(written.folder),
    graceMs: grace ?? GRACE_MS,
  };
}

function problems(service: Written, index: number, all: readonly Written[], base: Base): Finding[] {
  const path = ['services', index];
  if (service.manager !== 'command') {
    const [foreign] = OWN.filter((key) => service[key] !== undefined);
    if (foreign === undefined) return [];
    const message = `${foreign} is only for services with manager: command`;
    return [{ path: [...path, foreign], part: 'key', message, hint: `What runs it is kept by ${service.manager}.` }];
  }
  const { unit, start, pidFile, match, folder } = service;
  const first = all.findIndex((other) => other.manager === 'command' && other.unit === unit);
  const homeless = Object.entries({ folder, pidFile }).filter(
    ([, said]) => said !== undefined && absolute(said, base) === null,
  );
  return [
    ...homeless.map(([key]) => noHome([...path, key])),
    ...(start === undefined && pidFile === undefined && match === undefined
      ? [{ path, part: 'value' as const, message: 'expected start, pidFile or match', hint: 'How else is it found?' }]
      : []),
    ...(first < index
      ? [{ path: [...path, 'unit'], part: 'value' as const, message: `this unit is services[${first}]`, hint: null }]
      : []),
  ];
}
