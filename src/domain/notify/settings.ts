import type { AlertKind, AlertEvent } from '#domain/alerts/event.ts';

export type Severity = AlertEvent['severity'];

export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'critical'];

/** What a channel is told unless it says otherwise. */
export const TOLD_KINDS = [
  'opened',
  'resolved',
  'flapping',
  'reminder',
  'run-started',
  'run-ended',
  'run-stopped',
  'test',
] as const satisfies readonly AlertKind[];

/** Everything a channel can be told. */
export const TELLABLE_KINDS = [
  ...TOLD_KINDS,
  'acknowledged',
  'unacknowledged',
  'silenced',
  'unsilenced',
  'noted',
] as const satisfies readonly AlertKind[];

interface ChannelBase {
  /** Kebab-case and unique. */
  readonly id: string;
  /** The least severity it is told of. */
  readonly least: Severity;
  readonly kinds: readonly AlertKind[];
}

export interface WebhookChannel extends ChannelBase {
  readonly type: 'webhook';
  /** Null when the address is a credential. */
  readonly url: string | null;
  /** Name of the credential that holds the address. */
  readonly urlFrom: string | null;
  /** Name of the credential that is sent as `Authorization: Bearer`. */
  readonly bearer: string | null;
  /** `json`, `slack`, or JSON text with fields. */
  readonly template: string;
}

export interface CommandChannel extends ChannelBase {
  readonly type: 'command';
  readonly file: string;
  readonly args: readonly string[];
}

export interface DesktopChannel extends ChannelBase {
  readonly type: 'desktop';
  /** By the terminal of every open console (OSC 9), or by the program notify-send. */
  readonly via: 'terminal' | 'notify-send';
}

export interface BellChannel extends ChannelBase {
  readonly type: 'bell';
}

export type ChannelSettings = WebhookChannel | CommandChannel | DesktopChannel | BellChannel;

/** How people are told. */
export interface NotifySettings {
  readonly channels: readonly ChannelSettings[];
  /** What happens within this time of the first event is told together. */
  readonly groupWaitMs: number;
  /** Time to the second try of a message; each further one waits twice as long, at most 60 times this. */
  readonly retryMs: number;
  /** A try that takes longer has failed. */
  readonly timeoutMs: number;
  /** Messages in an hour for one channel; what is more is told together. */
  readonly perHour: number;
}

export const DEFAULT_NOTIFY: NotifySettings = {
  channels: [],
  groupWaitMs: 15_000,
  retryMs: 5000,
  timeoutMs: 10_000,
  perHour: 20,
};

/** Channels that every open console serves on its own terminal; the others are served once, by who runs the checks. */
export function isTerminal(channel: ChannelSettings): boolean {
  return channel.type === 'bell' || (channel.type === 'desktop' && channel.via === 'terminal');
}
