import { type Shown, shown } from '#domain/logs/sanitise.ts';
import { createRedactor } from '#domain/redact/redactor.ts';

/** Bytes of a log as a text that may be shown and stored. */
export type Safely = (bytes: Uint8Array) => Shown;

/** `password=…` and its like, which only a log has as plain words. */
const SAID =
  /((?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|credential)s?["']?\s{0,3}[=:]\s{0,3}["']?)([^\s"',;&)}\]<]{3,})/gi;

/** Takes away escape sequences and secrets, those of the environment and what looks like one. */
export function safely(env: Readonly<Record<string, string | undefined>>): Safely {
  const redactor = createRedactor({ env });
  const decoder = new TextDecoder();
  return (bytes) => {
    const { text, cut } = shown(decoder.decode(bytes));
    return { text: redactor.redact(text).replaceAll(SAID, '$1[redacted]'), cut };
  };
}
