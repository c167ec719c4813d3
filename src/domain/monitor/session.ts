import { parseJson } from '#domain/json.ts';

/** What a headless monitor tells about itself while it runs, kept in the state for `monitor status`. */
export interface MonitorSession {
  readonly pid: number;
  /** Epoch ms, as the others. */
  readonly startedAt: number;
  readonly lastCheckAt: number | null;
  /** Looks since the start. */
  readonly looks: number;
  /** Time between two lines of the health log. */
  readonly intervalMs: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
}

/** Name of the value in the state. */
export const SESSION_KEY = 'monitor-session';

/** Null for what is no such text. */
export function sessionOf(text: string | null): MonitorSession | null {
  const value: unknown = parseJson(text ?? '');
  if (typeof value !== 'object' || value === null) return null;
  const number = (name: string): number | null => {
    const one: unknown = Reflect.get(value, name);
    return typeof one === 'number' && Number.isFinite(one) ? one : null;
  };
  const [pid, startedAt] = [number('pid'), number('startedAt')];
  const [looks, intervalMs] = [number('looks'), number('intervalMs')];
  if (pid === null || startedAt === null || looks === null || intervalMs === null) return null;
  return { pid, startedAt, looks, intervalMs, lastCheckAt: number('lastCheckAt'), endedAt: number('endedAt') };
}
