import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/root.ts';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '='.repeat(80);

/** What must be said about a bundled package: its name, version and licence, and the licence's own text. */
export function notice(folder: string): string {
  const about = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const files = readdirSync(join(ROOT, folder))
    .filter((file) => LICENCE_FILE.test(file))
    .toSorted();
  const texts = files.map((file) =>
    readFileSync(join(ROOT, folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  );
  const head = `${String(about['name'])} ${String(about['version'])}: ${String(about['license'])}`;
  return [RULE, head, RULE, '', ...(texts.length > 0 ? texts : ['The package carries no licence text.']), ''].join(
    '\n',
  );
}
