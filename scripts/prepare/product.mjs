import fs from 'fs';

import { at } from './root.mjs';

/** Everything the build reads. */
const SOURCES = ['src', 'services', 'screens', 'components', 'scripts/build', 'scripts/build.ts', 'package-lock.json'];
const STAMP = at('dist/.sources');

/** Whether dist was built from the sources as they are now. */
export function isBuilt() {
  try {
    return fs.readFileSync(STAMP, 'utf8') === sources() && fs.existsSync(at('dist/main.js'));
  } catch {
    return false;
  }
}

/** Notes that dist was built from these sources. */
export function remember(built) {
  fs.writeFileSync(STAMP, built);
}

/** Every source with its size and time; contents are not read, which would take longer than the start may. */
export function sources() {
  const lines = [];
  SOURCES.forEach((name) => list(name, lines));
  return lines.join('\n');
}

function list(name, lines) {
  let stat;
  try {
    stat = fs.statSync(at(name));
  } catch {
    return;
  }
  if (!stat.isDirectory()) lines.push(name + ' ' + stat.size + ' ' + stat.mtimeMs);
  else
    fs.readdirSync(at(name))
      .sort()
      .forEach((child) => list(name + '/' + child, lines));
}
