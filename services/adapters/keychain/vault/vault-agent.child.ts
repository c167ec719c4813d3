import { linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

import { vaultAgent } from './agent.ts';
import { type Moment, mustLock } from './idle.ts';
import type { AgentQuestion, AgentStart } from './talk.ts';
import { Vault } from './vault.ts';

/**
 * Holds the key of an unlocked vault for every console of this user, and nothing else: it lives exactly as long as the
 * vault is open, and outlives the console that started it.
 */
const LOOK_EVERY_MS = 5000;

try {
  writeFileSync('/proc/self/coredump_filter', '0');
} catch {
  // Only Linux has it.
}

process.once('message', (start) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only our own driver writes to this channel
  listen(start as AgentStart);
});

function listen({ folder, socket, idleMs, workFactor }: AgentStart): void {
  const vault = new Vault(folder, workFactor);
  const answer = vaultAgent(vault);
  let used = now();
  let looked = used;
  let talks = 0;

  let inode = 0n;
  /** The socket may be another agent's by now. */
  const hide = (): void => {
    if (statSync(socket, { bigint: true, throwIfNoEntry: false })?.ino === inode) rmSync(socket, { force: true });
  };
  const leave = (): never => {
    vault.lock();
    hide();
    process.exit(0);
  };
  const reply = async (connection: Socket, question: AgentQuestion): Promise<void> => {
    const said = await answer(question);
    // Nobody shall find it any more when it is about to leave.
    if (question.op !== 'state' && !vault.isOpen) hide();
    connection.end(`${JSON.stringify(said)}\n`);
  };
  const serve = (connection: Socket): void => {
    talks += 1;
    connection.on('error', () => connection.destroy());
    connection.once('close', () => {
      talks -= 1;
      // A wrong passphrase, or the vault was locked: there is nothing to hold.
      if (talks === 0 && !vault.isOpen) leave();
    });
    createInterface(connection).once('line', (line) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the folder of the socket is this user's alone
      const question = JSON.parse(line) as AgentQuestion;
      if (question.op !== 'state') used = now();
      void reply(connection, question);
    });
  };

  setInterval(
    () => {
      const moment = now();
      if (vault.isOpen && mustLock(used, looked, moment, idleMs)) leave();
      looked = moment;
    },
    Math.min(LOOK_EVERY_MS, Math.max(10, idleMs / 4 || LOOK_EVERY_MS)),
  ).unref();

  // Listens under a name of its own first, so that nobody finds a socket that does not answer yet.
  const own = `${socket}.${process.pid}`;
  rmSync(own, { force: true });
  createServer(serve).listen(own, () => {
    try {
      inode = statSync(own, { bigint: true }).ino;
      linkSync(own, socket);
    } catch {
      process.send?.('taken');
      rmSync(own, { force: true });
      process.exit(0);
    }
    rmSync(own, { force: true });
    process.send?.('ready', () => process.disconnect());
  });
}

function now(): Moment {
  return { wall: Date.now(), steady: performance.now() };
}
