import fs from 'fs';

import { at } from './root.mjs';

const LOCKFILE = at('package-lock.json');
const STAMP = at('node_modules/.cpm-console-installed');

/** Whether node_modules is what package-lock.json asks for. Installing again would break a console that is running. */
export function hasPackages() {
  if (read(STAMP) === age()) return true;
  if (!matchesTree()) return false;
  remember();
  return true;
}

/** Notes that node_modules belongs to package-lock.json as it is now. */
export function remember() {
  try {
    fs.writeFileSync(STAMP, age());
  } catch {
    // A folder that only others may write: the next start compares again, which is slower and right.
  }
}

/** Compares with what npm noted about the tree it wrote, so that an `npm ci` by hand counts, and a touched file does not. */
function matchesTree() {
  try {
    const wanted = JSON.parse(read(LOCKFILE)).packages;
    const present = JSON.parse(read(at('node_modules/.package-lock.json'))).packages;
    return Object.keys(wanted).every((name) => {
      if (name === '') return true;
      const found = present[name];
      return found ? found.integrity === wanted[name].integrity : Boolean(wanted[name].optional);
    });
  } catch {
    return false;
  }
}

function age() {
  const stat = fs.statSync(LOCKFILE);
  return stat.size + ' ' + stat.mtimeMs;
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
