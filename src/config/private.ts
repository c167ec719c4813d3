const NAMES = /auth|cookie|pass(?!ed|ive)|secret|token|api.?key|credential/i;
const ACCOUNT = /(:\/\/)[^/\s@]*@/g;
const INSIDE = /(?:pass\w*|secret|token|api[-_]?key)\s*[=:]\s*\S/i;

/** Whether the text under a key seems to be or to hold a secret: by the name of the key, or by what stands before it. */
export function isPrivate(key: string, text: string): boolean {
  return NAMES.test(key) || INSIDE.test(text) || text.search(ACCOUNT) !== -1;
}

/** The same value with every private text replaced, for output; of an address only the account goes. */
export function hidden(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    const bare = value.replaceAll(ACCOUNT, '$1');
    return isPrivate(key, bare) ? '(hidden)' : value.replaceAll(ACCOUNT, '$1(hidden)@');
  }
  if (Array.isArray(value)) return value.map((item) => hidden(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hidden(item, name)]));
}
