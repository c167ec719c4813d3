import type { Status } from '#domain/status.ts';
import type { World } from '#services/ports/world.ts';

/** What a check says now. */
export interface CheckNow {
  readonly id: string;
  readonly status: Status;
  readonly summary: string;
  /** Epoch ms until which it is not looked at. */
  readonly pausedUntil?: number | null | undefined;
}

type Look = (ids: readonly string[], signal: AbortSignal) => Promise<readonly CheckNow[]>;

/** What acting on services needs of the world. */
export type ServiceWorld = Pick<World, 'clock' | 'environment' | 'locks' | 'managers'> & {
  /** Looks at checks anew, by their ids; those that do not exist are left out. Missing where nobody can look. */
  readonly gate?: Look | undefined;
  /** The same for what is only to be seen anew; it may leave out what would be dear to find. Default `gate`. */
  readonly refresh?: Look | undefined;
};

/** What the configuration says of one service. */
export interface KnownService {
  readonly id: string;
  readonly manager: string;
  readonly unit: string;
  readonly after?: readonly string[] | undefined;
  readonly requires?: readonly string[] | undefined;
  readonly checks?: readonly string[] | undefined;
  readonly ready?:
    | {
        readonly withinMs?: number | undefined;
        readonly good?: number | undefined;
        readonly everyMs?: number | undefined;
      }
    | undefined;
}

/** What planning needs to know of the configuration; a whole one will do. */
export interface ServiceFacts {
  readonly services: readonly KnownService[];
  readonly checks: readonly { readonly id: string; readonly dependsOn?: readonly string[] | undefined }[];
}
