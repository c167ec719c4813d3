import type { Incident } from '#domain/incident.ts';

import type { IncidentsTable } from './incidents.ts';

/**
 * The incidents as they were read last. Screens ask at every look and little changes, so the same array is answered until
 * something did: ten thousand of them are not read again every second.
 */
export class HeldIncidents {
  #held: {
    readonly table: IncidentsTable;
    readonly revision: number;
    readonly version: number;
    readonly since: number;
    readonly rows: readonly Incident[];
  } | null = null;

  /** `version` changes whenever another process wrote. */
  since(table: IncidentsTable, since: number, version: number): readonly Incident[] {
    const held = this.#held;
    const isFresh =
      held !== null &&
      held.table === table &&
      held.revision === table.revision &&
      held.version === version &&
      held.since <= since;
    const rows = isFresh ? held.rows : table.since(since);
    const wanted = rows.every((one) => isWanted(one, since)) ? rows : rows.filter((one) => isWanted(one, since));
    this.#held = { table, revision: table.revision, version, since, rows: wanted };
    return wanted;
  }
}

const isWanted = ({ closedAt }: Incident, since: number): boolean => closedAt === null || closedAt >= since;
