import type * as Zod from 'zod';

import type { HistorySettings } from '#domain/history/settings.ts';
import type { NotifySettings } from '#domain/notify/settings.ts';
import type { Component, Group, Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { World } from '#services/ports/world.ts';

/** What a probe may use besides its parameters. */
export interface ProbeContext {
  readonly world: World;
  /**
   * Fires at the deadline or when the program ends; whatever the probe started must end with it. A verdict that comes
   * within a second after it still counts: that is how a target that never answers is critical, not unknown.
   */
  readonly signal: AbortSignal;
  /** Status of the last look, for hysteresis; null for the first. */
  readonly previous: Status | null;
  /** What this check remembers between looks in one process (counters, cursors). */
  readonly memory: Map<string, unknown>;
  readonly thresholds: Thresholds;
  /** The check's own id, for history look-ups. */
  readonly id: string;
}

/** A check to run: what `checks:` in the configuration or a discovery yields. */
export interface Instance<Params = unknown> {
  /** `kind:target`, unique. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly params: Params;
  readonly group?: Group | undefined;
  readonly component?: Component | null | undefined;
  readonly critical?: boolean | undefined;
  readonly weight?: number | undefined;
  readonly intervalMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly thresholds?: Thresholds | undefined;
  /** Ids of checks whose failure explains this one's. */
  readonly dependsOn?: readonly string[] | undefined;
  /** Epoch ms until which the configuration keeps it from running; 8.64e15 (the last date there is) for good. */
  readonly pausedUntil?: number | undefined;
}

/** What discovery may know of the configuration. */
export interface Discovery {
  readonly world: World;
  readonly projects: readonly { readonly id: string; readonly path: string }[];
  readonly services: readonly {
    readonly id: string;
    readonly manager: string;
    readonly unit: string;
    readonly critical: boolean;
  }[];
  readonly frameworkRoot: string | null;
  /** Top-level keys of the configuration that a person wrote. */
  readonly named?: readonly string[] | undefined;
  readonly agents: readonly string[];
  readonly memory: {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    /** Whether a person named it; the usual place is only looked at. */
    readonly configured?: boolean | undefined;
  } | null;
  /** Who is told of what happens. */
  readonly notify?: Pick<NotifySettings, 'channels'> | undefined;
  /** What uptime is promised. */
  readonly history?: Pick<HistorySettings, 'targets' | 'budgetMs'> | undefined;
  readonly signal: AbortSignal;
}

/**
 * One kind of check, one file. `params` gets zod as an argument, so that a start with a known configuration never loads
 * it; the configuration schema, its documentation and `c` (add a check) are made from it.
 */
export interface CheckKind<Schema extends Zod.ZodObject = Zod.ZodObject> {
  readonly kind: string;
  readonly title: string;
  /** One sentence for the documentation: what it looks at and when it is not ok. */
  readonly about: string;
  readonly group: Group;
  readonly component: Component | null;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly thresholds: Thresholds;
  /**
   * Unit of the main value, in which thresholds count: `%`, `ms`, `s`, `d`, `B`. With it the configuration takes `500 ms`
   * or `10 GiB` for a threshold; without it plain numbers only.
   */
  readonly unit?: string | undefined;
  readonly params: (z: typeof Zod) => Schema;
  /** Id target of given parameters: `/data` for a disk. */
  readonly target: (params: Zod.output<Schema>) => string;
  /** Checks that exist without being configured. */
  readonly discover?: (discovery: Discovery) => Promise<readonly Instance<Zod.output<Schema>>[]>;
  /** A throw means unknown. */
  readonly probe: (params: Zod.output<Schema>, context: ProbeContext) => Promise<Verdict>;
}

/**
 * A kind as those see it who handle all kinds alike; the parameters of an instance were checked against the kind's own
 * schema when the configuration was read.
 */
export interface AnyKind extends Omit<CheckKind, 'target' | 'discover' | 'probe'> {
  target(params: unknown): string;
  discover?(discovery: Discovery): Promise<readonly Instance[]>;
  probe(params: unknown, context: ProbeContext): Promise<Verdict>;
}

/** Types a check kind; the default export of every file in this folder. */
export function defineCheck<Schema extends Zod.ZodObject>(kind: CheckKind<Schema>): CheckKind<Schema> {
  return kind;
}
