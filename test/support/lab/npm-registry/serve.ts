import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire, flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';

interface Verdaccio {
  readonly runServer: (config: unknown) => Promise<Server>;
}

/** Runs verdaccio until whoever started this is gone. Arguments: where it is installed, its configuration as JSON. */
const [installed = '', config = ''] = process.argv.slice(2);
const { runServer } = createRequire(`${installed}/package.json`)('verdaccio') as Verdaccio;
const server = await runServer(JSON.parse(readFileSync(config, 'utf8')));
server.listen(0, '127.0.0.1', () => {
  // It is killed in the end, which keeps nothing; the next one is to find itself compiled.
  flushCompileCache();
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
});
process.stdin.resume().once('close', () => process.exit());
