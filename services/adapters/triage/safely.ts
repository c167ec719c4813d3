import { type Shown, shown } from '#domain/logs/sanitise.ts';
import { createRedactor } from '#domain/redact/redactor.ts';

/** Bytes of a log as a text that may be shown and stored. */
export type Safely = (bytes: Uint8Array) => Shown;

/** `password=…` and its like, which only a log has as plain words. */
const SAID =
  /((?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|credential)s?["']?\s{0,3}[=:]\s{0,3}["']?)([^\s"',;&)}\]<]{3,})/gi;

/** A value that must not show, and the name that stands in its place. */
export interface Known {
  readonly name: string;
  readonly value: string;
}

/** Takes away escape sequences and secrets: those of the environment, known values, and what looks like one. */
export function safely(env: Readonly<Record<string, string | undefined>>, values: readonly Known[]): Safely {
  const redactor = createRedactor({ env, values });
  const decoder = new TextDecoder();
  return (bytes) => {
    const { text, cut } = shown(decoder.decode(bytes));
    return { text: redactor.redact(text).replaceAll(SAID, '$1[redacted]'), cut };
  };
}
