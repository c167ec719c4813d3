/** The settings that git follows in a repository. */
export interface GitConfig {
  /** The last value of a key, which is the one git follows; null when it is not set. Keys without a value are `true`. */
  get(key: string): string | null;
  all(key: string): readonly string[];
  /** As git reads it: true, yes, on and numbers but 0 are true; null when it is not set or no such word. */
  flag(key: string): boolean | null;
  /** Every key that is set, as git writes it: lower case but for the middle part. */
  keys(): readonly string[];
}

/** Reads `git config --list -z`. Section and name in `key` may have any case; the middle part is taken by the letter. */
export function parseConfig(text: string): GitConfig {
  const values = new Map<string, string[]>();
  for (const record of text.split('\0')) {
    if (record === '') continue;
    const end = record.indexOf('\n');
    const key = canonical(end < 0 ? record : record.slice(0, end));
    const list = values.get(key) ?? [];
    list.push(end < 0 ? 'true' : record.slice(end + 1));
    values.set(key, list);
  }
  const all = (key: string): readonly string[] => values.get(canonical(key)) ?? [];
  const get = (key: string): string | null => all(key).at(-1) ?? null;
  return { get, all, flag: (key) => flagOf(get(key)), keys: () => [...values.keys()] };
}

function canonical(key: string): string {
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  if (first === last) return key.toLowerCase();
  return `${key.slice(0, first).toLowerCase()}${key.slice(first, last)}${key.slice(last).toLowerCase()}`;
}

function flagOf(value: string | null): boolean | null {
  if (value === null) return null;
  if (/^(?:true|yes|on)$/i.test(value)) return true;
  if (/^(?:false|no|off|)$/i.test(value)) return false;
  return /^[+-]?\d+[kmg]?$/i.test(value) ? !/^[+-]?0+[kmg]?$/i.test(value) : null;
}
