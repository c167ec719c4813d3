import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/** What gnome-keyring answers, in the order of its numbers. */
const RESULTS = ['ok', 'denied', 'failed', 'no-daemon'] as const;
export type ControlResult = (typeof RESULTS)[number];

const UNLOCK = 1;

/**
 * The socket by which its PAM module unlocks gnome-keyring at login; null when this keyring is another one. It works
 * without a screen, so over SSH as well.
 */
export function controlSocket(runtimeDir: string, control: string | undefined): string | null {
  for (const folder of [control, join(runtimeDir, 'keyring')]) {
    if (folder === undefined || folder === '') continue;
    const path = join(folder, 'control');
    if (statSync(path, { throwIfNoEntry: false })?.isSocket()) return path;
  }
  return null;
}

/**
 * Unlocks the login collection. The protocol of the PAM module: a
 * NUL byte that carries our credentials, then length, operation, length of the passphrase, passphrase. Rejects when the
 * daemon does not answer within `deadlineMs`.
 */
export function unlockBySocket(path: string, passphrase: string, deadlineMs: number): Promise<ControlResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ControlResult>();
  const words = Buffer.from(passphrase);
  const body = Buffer.concat([u32(UNLOCK), u32(words.length), words]);
  const message = Buffer.concat([Buffer.from([0]), u32(body.length + 4), body]);
  words.fill(0);
  body.fill(0);
  let heard: Buffer = Buffer.alloc(0);
  const socket = connect(path, () => socket.write(message, () => message.fill(0)));
  const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  socket
    .on('data', (more) => {
      heard = Buffer.concat([heard, more]);
      if (heard.length >= 8) socket.end();
    })
    .on('error', reject)
    .on('close', () => {
      clearTimeout(timer);
      if (heard.length >= 8) resolve(RESULTS[heard.readUInt32BE(4)] ?? 'failed');
      else reject(new Error('the keyring closed the connection without an answer'));
    });
  return promise;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
