import { rmSync } from 'node:fs';
import { connect } from 'node:net';

import { startChild } from '#services/adapters/child.ts';
import { errno } from '#services/adapters/errno.ts';

import type { AgentAnswer, AgentQuestion, AgentStart } from './talk.ts';
import { VaultError } from './vault-error.ts';

/** Null when no agent is there, which means that the vault is locked. Rejects with VaultError past the deadline. */
export function askAgent(socket: string, question: AgentQuestion, deadlineMs: number): Promise<AgentAnswer | null> {
  const { promise, resolve, reject } = Promise.withResolvers<AgentAnswer | null>();
  let text = '';
  const connection = connect(socket, () => connection.write(`${JSON.stringify(question)}\n`));
  const timer = setTimeout(() => {
    connection.destroy();
    reject(new VaultError('timeout', `no answer within ${deadlineMs} ms`));
  }, deadlineMs);
  connection
    .setEncoding('utf8')
    .on('data', (more) => (text += String(more)))
    .on('error', (error) => {
      if (['ENOENT', 'ECONNREFUSED'].includes(errno(error))) resolve(null);
      else reject(new VaultError('crashed', error.message));
    })
    .on('close', () => {
      clearTimeout(timer);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the folder of the socket is this user's alone
      if (text.endsWith('\n')) resolve(JSON.parse(text) as AgentAnswer);
      // Another console locked it in this moment.
      else resolve(null);
    });
  return promise;
}

/** Starts the agent when there is none; resolves when one listens. */
export async function wakeAgent(start: AgentStart, deadlineMs: number): Promise<void> {
  if ((await askAgent(start.socket, { op: 'state' }, deadlineMs)) !== null) return;
  // What a killed agent left.
  rmSync(start.socket, { force: true });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = startChild(new URL('./vault-agent.child.ts', import.meta.url));
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    reject(new VaultError('timeout', `its agent did not start within ${deadlineMs} ms`));
  }, deadlineMs);
  child
    .on('message', () => resolve())
    .on('error', (error) => reject(new VaultError('crashed', error.message)))
    .on('exit', (code, signal) => reject(new VaultError('crashed', signal ?? `exit code ${code}`)));
  child.channel?.ref();
  child.send(start);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    child.channel?.unref();
  }
}
