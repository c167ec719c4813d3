import { spawnSync } from 'child_process';
import crypto from 'crypto';
import fs from 'fs';

import { at, say, trouble } from './root.mjs';

const LOCKFILE = at('package-lock.json');
const STAMP = at('node_modules/.cpm-console-installed');

/** Whether node_modules is what package-lock.json asks for. Installing again would break a console that is running. */
export function hasPackages() {
  const stamp = read(STAMP);
  const stat = fs.statSync(LOCKFILE);
  const quick = stat.size + ' ' + stat.mtimeMs;
  if (stamp[0] === quick) return true;
  if (stamp[1] !== digest() && !matchesTree()) return false;
  remember(quick);
  return true;
}

/** Installs exactly what package-lock.json says, with the npm that called us. */
export function install() {
  say('installing packages, once, about a minute …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: at('.'), stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  const result = npm ? spawnSync(process.execPath, [npm].concat(args), options) : spawnSync('npm', args, options);
  if (result.status !== 0)
    throw trouble(
      'Installing packages failed: ' + reason(result) + '.',
      'Without them nothing can start.',
      'Check the network and the registry, then run: npm ci',
    );
  const stat = fs.statSync(LOCKFILE);
  remember(stat.size + ' ' + stat.mtimeMs);
}

/** What npm itself noted about the tree it wrote, so that a plain `npm ci` by hand counts too. */
function matchesTree() {
  try {
    const wanted = JSON.parse(fs.readFileSync(LOCKFILE, 'utf8')).packages;
    const present = JSON.parse(fs.readFileSync(at('node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.keys(wanted).every((name) => {
      if (name === '') return true;
      const found = present[name];
      return found ? found.version === wanted[name].version : Boolean(wanted[name].optional);
    });
  } catch {
    return false;
  }
}

function remember(quick) {
  try {
    fs.writeFileSync(STAMP, quick + '\n' + digest() + '\n');
  } catch {
    // A folder that only others may write: the next start compares again, which is slower and right.
  }
}

function digest() {
  return crypto.createHash('sha256').update(fs.readFileSync(LOCKFILE)).digest('hex');
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function reason(result) {
  if (result.error) return result.error.message;
  const lines = String(result.stderr)
    .split('\n')
    .map((line) => line.replace(/^npm (ERR!|error) ?/, '').trim());
  const telling = lines.filter((line) => line && !/^(code|errno|syscall|A complete log)/.test(line));
  return telling[0] || 'npm ended with ' + (result.signal || result.status);
}
