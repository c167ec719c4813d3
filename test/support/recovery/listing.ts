import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Path, mode and content of everything below a folder. */
export function listing(path: string): string[] {
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (facts === undefined) return [`${path} is not there`];
  if (facts.isSymbolicLink()) return [`${path} leads to ${readlinkSync(path)}`];
  if (!facts.isDirectory()) return [`${path} ${facts.mode.toString(8)} ${readFileSync(path, 'base64')}`];
  return [
    `${path} ${facts.mode.toString(8)}`,
    ...readdirSync(path)
      .toSorted()
      .flatMap((name) => listing(join(path, name))),
  ];
}
