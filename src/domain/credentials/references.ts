/** `cpm://github/main`, alone or inside of an address. */
const REFERENCES = /cpm:\/\/([a-z\d]+(?:-[a-z\d]+)*(?:\/[a-z\d]+(?:-[a-z\d]+)*)?)/g;

/** Names of the credentials that a text refers to, each once. */
export function referencesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(REFERENCES)].flatMap(([, name]) => name ?? []))];
}

/** The text with the value of each reference in its place; one without a value stays. */
export function withValues(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(REFERENCES, (whole, name: string) => values.get(name) ?? whole);
}
