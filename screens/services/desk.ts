import type { Confirmation } from '#domain/confirm.ts';
import type { KillSignal, UnitAction } from '#domain/service/unit.ts';

/** What the processes of a service use now; null where it cannot be known. */
export interface ServiceUse {
  /** Share of one processor between the last two looks, 0..; null at the first. */
  readonly cpuPercent: number | null;
  readonly memoryBytes: number | null;
  /** Ports it listens on. */
  readonly ports: readonly number[];
  readonly processes: number;
}

/** What only its manager tells, and what the configuration says of it. */
export interface ServiceDetail {
  readonly file: string | null;
  readonly needsReload: boolean;
  readonly enabled: boolean | null;
  /** Redacted. */
  readonly program: string | null;
  readonly folder: string | null;
  /** Names of variables, never their values. */
  readonly environment: readonly string[];
  readonly pids: readonly number[];
  readonly version: string | null;
  /** Names of services that it is started after, and of those that need it. */
  readonly after: readonly string[];
  readonly neededBy: readonly string[];
  /** Ids of the checks that say whether it is ready. */
  readonly checks: readonly string[];
}

export interface ServiceWish {
  readonly action: UnitAction;
  /** Of `kill`. Default TERM. */
  readonly signal?: KillSignal | undefined;
}

/** What would be done, before anything is. */
export interface ServiceReview {
  readonly asks: Pick<Confirmation, 'tier' | 'title' | 'commands' | 'consequences' | 'button' | 'name'>;
  /** Why it cannot be done; null when it can. */
  readonly blocked: string | null;
  /** What a person should know, one line each. */
  readonly notes: readonly string[];
  /** Whether anything is left to be done. */
  readonly isNeeded: boolean;
  /** Begins it; resolves to the id of the run once it is in its journal. */
  readonly start: () => Promise<string>;
}

/** What the place of services may ask. Services are named by the id of their check: `service:api`. */
export interface ServicesDesk {
  /** What each service uses now, by its id; those without a process are left out. */
  readonly look: () => Promise<Readonly<Record<string, ServiceUse>>>;
  /** Rejects with OpsError. */
  readonly detail: (id: string) => Promise<ServiceDetail>;
  /** Looks and plans; changes nothing. Rejects with OpsError. */
  readonly review: (ids: readonly string[], wish: ServiceWish) => Promise<ServiceReview>;
}
