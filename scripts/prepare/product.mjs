import { spawnSync } from 'child_process';
import crypto from 'crypto';
import fs from 'fs';

import { at, say, trouble } from './root.mjs';

/** Everything the build reads. */
const SOURCES = ['src', 'services', 'screens', 'components', 'scripts/build', 'scripts/build.ts', 'package-lock.json'];
const STAMP = at('dist/.sources');

/** Whether dist was built from the sources as they are now. Size and time of each file decide; contents are not read. */
export function isBuilt() {
  try {
    return fs.readFileSync(STAMP, 'utf8') === fingerprint() && fs.existsSync(at('dist/main.js'));
  } catch {
    return false;
  }
}

/** Builds under the Node that npm installed, which is new enough whatever the machine has. */
export function build() {
  say('building, a few seconds …');
  const before = fingerprint();
  const result = spawnSync(node(), [at('scripts/build.ts')], {
    cwd: at('.'),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    process.stderr.write(result.stderr || '');
    throw trouble(
      'The build failed' + (result.error ? ' (' + result.error.message + ')' : '') + '.',
      'The program was not changed.',
      'Mend what is named above, or go back to a released version: git checkout a tag.',
    );
  }
  fs.writeFileSync(STAMP, before);
}

function node() {
  const own = at('node_modules/.bin/node');
  if (fs.existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw trouble(
    'Node 24 or newer is needed, this is ' + process.versions.node + '.',
    'npm did not run the script that brings its own.',
    'Run: npm rebuild node',
  );
}

function fingerprint() {
  const hash = crypto.createHash('sha256');
  SOURCES.forEach((name) => add(hash, name));
  return hash.digest('hex');
}

function add(hash, name) {
  let stat;
  try {
    stat = fs.statSync(at(name));
  } catch {
    return;
  }
  if (!stat.isDirectory()) hash.update(name + ' ' + stat.size + ' ' + stat.mtimeMs + '\n');
  else
    fs.readdirSync(at(name))
      .sort()
      .forEach((child) => add(hash, name + '/' + child));
}
