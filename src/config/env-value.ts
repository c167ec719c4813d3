const TRUE = new Set(['1', 'true', 'yes', 'on', 'y', 't', 'enabled']);
const FALSE = new Set(['0', 'false', 'no', 'off', 'n', 'f', 'disabled']);

/**
 * What a variable copied out of a `.env` file means: quotes and the comment after a value go, a placeholder
 * (`REPLACE_WITH_...`, `<host>`, `${HOST}`) is no value. Null for nothing.
 */
export function envText(raw: string | undefined): string | null {
  const text = raw?.trim() ?? '';
  const quoted = /^(["'])(.*?)\1(?:\s+#.*)?$/s.exec(text);
  const value = quoted === null ? text.replace(/(?:^|\s+)#.*$/s, '').trim() : (quoted[2] ?? '').trim();
  return value === '' || /^(?:REPLACE_WITH_|<.*>$|\$\{.*\}$)/.test(value) ? null : value;
}

/** A port of 1 to 65535; null for anything else. `1` is a number here, never a yes. */
export function envPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Every usual spelling of yes and no; null for anything else. */
export function envBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

/** Where `https://user:secret@memory:8443/v1` points to; user and path are dropped. Null when it is no host. */
export function envHost(text: string): { host: string; port: number | null; tls: boolean | null } | null {
  const match = /^(?:(https?):\/\/)?(?:[^@/]*@)?(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?(?:\/.*)?$/i.exec(text);
  const host = match?.[2];
  if (match === null || host === undefined) return null;
  const scheme = match[1]?.toLowerCase();
  const port = match[3] === undefined ? null : envPort(match[3]);
  if (match[3] !== undefined && port === null) return null;
  return { host: host.replaceAll(/^\[|\]$/g, ''), port, tls: scheme === undefined ? null : scheme === 'https' };
}
