import fs from 'fs';

import { at, trouble } from './root.mjs';

const LOCK = at('.prepare.lock');
const HOLDER = '/pid';
const PATIENCE_MS = 10 * 60 * 1000;
/** How long a lock may be without the number of its holder: the moment between making it and writing that. */
const BIRTH_MS = 5000;

/** Runs `work` while no other preparation of this folder runs. A lock whose holder died is taken over. */
export function withLock(work) {
  acquire();
  try {
    work();
  } finally {
    remove(LOCK);
  }
}

function acquire() {
  const until = Date.now() + PATIENCE_MS;
  while (!take()) {
    if (isStale()) discard();
    else if (Date.now() > until)
      throw trouble(
        'Another preparation (process ' + holder() + ') has held ' + LOCK + ' for ten minutes.',
        'Nothing was started.',
        'Wait for it, or end it and try again.',
      );
    else sleep(100);
  }
}

function take() {
  try {
    fs.mkdirSync(LOCK);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw trouble(
      'Cannot write in the project folder (' + error.code + ').',
      'Packages and build cannot be brought up to date.',
      'Run it once as the owner of ' + at('.') + '.',
    );
  }
  fs.writeFileSync(LOCK + HOLDER, String(process.pid));
  return true;
}

/** The process that holds the lock, 0 when it has not written its number. */
function holder(lock) {
  try {
    return Number(fs.readFileSync((lock || LOCK) + HOLDER, 'utf8'));
  } catch {
    return 0;
  }
}

function isStale() {
  const pid = holder();
  if (pid === 0) return age() > BIRTH_MS;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function age() {
  try {
    return Date.now() - fs.statSync(LOCK).mtimeMs;
  } catch {
    return 0;
  }
}

/** Moved aside before it is removed, so that of two who find it stale only one takes it; a live one goes back. */
function discard() {
  const dead = holder();
  const aside = LOCK + '.' + process.pid;
  try {
    fs.renameSync(LOCK, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (holder(aside) === dead) remove(aside);
  else fs.renameSync(aside, LOCK);
}

function remove(lock) {
  if (fs.existsSync(lock + HOLDER)) fs.unlinkSync(lock + HOLDER);
  fs.rmdirSync(lock);
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
