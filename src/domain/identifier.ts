const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text is kebab-case: `web-shop`, `db2`. */
export function isIdentifier(text: string): boolean {
  return ID.test(text);
}

/** A kebab-case id made of a name: `My App_v2` -> `my-app-v2`; `item` when nothing of it is left. */
export function identifierOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'item';
}

/** The id itself, or with the first number that makes it unlike those taken: `app-2`. */
export function freeIdentifier(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
