import { spawnSync } from 'child_process';

import { remember } from './packages.mjs';
import { at, say, trouble } from './root.mjs';

const NPM_CI = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs exactly what package-lock.json says, with the npm that called us. */
export function install() {
  say('installing packages, once, about a minute …');
  const npm = process.env.npm_execpath;
  const options = { cwd: at('.'), stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  const result = npm ? spawnSync(process.execPath, [npm].concat(NPM_CI), options) : spawnSync('npm', NPM_CI, options);
  if (result.status !== 0)
    throw trouble(
      'Installing packages failed: ' + reason(result) + '.',
      'Without them nothing can start.',
      'Check the network and the registry, then run: npm ci',
    );
  remember();
}

function reason(result) {
  if (result.error) return result.error.message;
  const lines = String(result.stderr)
    .split('\n')
    .map((line) => line.replace(/^npm (ERR!|error) ?/, '').trim());
  const telling = lines.filter((line) => line && !/^(code|errno|syscall|A complete log|npm warn)/i.test(line));
  return (telling[0] || 'npm ended with ' + (result.signal || result.status)).replace(/\.$/, '');
}
