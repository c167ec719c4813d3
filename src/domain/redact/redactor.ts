import { type ExactFinder, exactFinder } from './exact.ts';
import { isSecretVariable } from './secret-variables.ts';
import { redactedStream, type RedactedStream } from './stream.ts';

export type { RedactedStream } from './stream.ts';

const PIECE = 4096;

interface Known {
  /** Variables of the environment; those that look secret by name or value are hidden. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Values to hide whatever they look like, for instance from the keychain; with a name, that is shown instead. */
  readonly values?: readonly (string | { readonly name: string; readonly value: string })[];
}

/**
 * Keeps secrets out of whatever is shown or stored: values that are known, in all their spellings, and what looks like
 * a token, a password in an address, an Authorization header or a private key. Each is replaced by `[redacted NAME]`,
 * where NAME is the variable or the rule.
 */
export interface Redactor {
  redact(text: string): string;
  /** For text that comes in pieces, one for each stream. */
  stream(): RedactedStream;
}

/** Values shorter than 5 characters cannot be hidden and are left out. */
export function createRedactor({ env = {}, values = [] }: Known): Redactor {
  const variables = Object.entries(env).flatMap(([name, value = '']) =>
    isSecretVariable(name, value) ? [{ name, value }] : [],
  );
  const given = values.map((value) => (typeof value === 'string' ? { name: 'value', value } : value));
  return redactorWith(exactFinder([...variables, ...given]));
}

/** Hides what a finder finds, and what looks like a secret. */
export function redactorWith(exact: ExactFinder): Redactor {
  return {
    redact(text) {
      const stream = redactedStream(exact);
      let out = '';
      let at = 0;
      // In pieces, so that a text with many keys still takes time in proportion to its length.
      for (; at + PIECE < text.length; at += PIECE) out += stream.push(text.slice(at, at + PIECE));
      return out + stream.flush(at === 0 ? text : text.slice(at));
    },
    stream: () => redactedStream(exact),
  };
}
