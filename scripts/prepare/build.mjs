import { spawnSync } from 'child_process';
import fs from 'fs';

import { remember, sources } from './product.mjs';
import { at, say, trouble } from './root.mjs';

/** Builds under the Node that npm installed, which is new enough whatever the machine has. */
export function build() {
  say('building, a few seconds …');
  const before = sources();
  const options = { cwd: at('.'), stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  const result = spawnSync(node(), [at('scripts/build.ts')], options);
  if (result.status !== 0 || !fs.existsSync(at('dist/main.js'))) {
    process.stderr.write(result.stderr || '');
    throw trouble(
      'The build failed' + (result.error ? ' (' + result.error.message + ')' : '') + '.',
      'The program was not changed.',
      'Mend what is named above, or check out a released version.',
    );
  }
  remember(before);
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
