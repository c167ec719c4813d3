import { nearest } from '#domain/nearest.ts';

/** What a service can be called. */
export interface ServiceName {
  /** Its id in the configuration; null for one that nobody configured. */
  readonly id: string | null;
  readonly manager: string;
  readonly unit: string;
}

export type FoundService<T> =
  | { readonly state: 'one'; readonly service: T }
  | { readonly state: 'several'; readonly names: readonly string[] }
  | { readonly state: 'none'; readonly near: string | null };

/** `mem0ai` for `mem0ai.service`. */
export const bareUnit = (unit: string): string => unit.replace(/\.service$/, '');

/** The one name that belongs to no other: its id, else `manager/unit`. */
export const nameOfService = ({ id, manager, unit }: ServiceName): string => id ?? `${manager}/${bareUnit(unit)}`;

/** The service a person means: its id goes before `manager/unit`, and that before the name of a unit. */
export function serviceNamed<T extends ServiceName>(name: string, known: readonly T[]): FoundService<T> {
  const wanted = bareUnit(name);
  const tests: readonly ((service: T) => boolean)[] = [
    ({ id }) => id === name,
    ({ manager, unit }) => `${manager}/${bareUnit(unit)}` === wanted,
    ({ unit }) => bareUnit(unit) === wanted,
  ];
  for (const test of tests) {
    const found = known.filter(test);
    const [service] = found;
    if (found.length > 1)
      return { state: 'several', names: found.map(({ manager, unit }) => `${manager}/${bareUnit(unit)}`) };
    if (service !== undefined) return { state: 'one', service };
  }
  const names = known.flatMap((service) => [nameOfService(service), bareUnit(service.unit)]);
  return { state: 'none', near: nearest(wanted, [...new Set(names)]) };
}
