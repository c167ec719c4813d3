/** A field of something that was parsed; undefined when the path leaves what is there. Never looks at a prototype. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** A field when it is a text with something in it, else null. */
export function textField(value: unknown, ...path: readonly string[]): string | null {
  const found = field(value, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** The texts in a field that is a list; empty when it is none. */
export function listField(value: unknown, ...path: readonly string[]): string[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}

/** A field when it is a number that says something, else null. */
export function numberField(value: unknown, ...path: readonly string[]): number | null {
  const found = field(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}
