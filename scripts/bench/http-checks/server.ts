import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The service that both sides ask; says its port and lives until its input ends. */
const answer = JSON.stringify({ status: 'healthy', uptime: 12_345, queue: [], version: '1.2.3' });
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(answer);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.stdin.resume().on('end', () => process.exit());
