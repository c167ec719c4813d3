import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { programOf } from '#domain/processes/words.ts';
import type { Listener, ProcessUsage } from '#services/ports/processes.ts';

import { writeTable } from './columns.ts';
import { numbersIn } from './pid.ts';

/** `process ports`: who listens where, all of it or the named ports. Exit 3 when nobody listens on a named one. */
export async function listPorts(invocation: Invocation): Promise<number> {
  const { world, positionals, values, stdout } = invocation;
  const wanted = new Set(numbersIn(positionals, 'port'));
  const [listeners, look] = await Promise.all([world.processes.listeners(), world.processes.look()]);
  const holders = new Map(look.processes.map((process) => [process.pid, process]));
  const rows = listeners
    .filter(({ port }) => wanted.size === 0 || wanted.has(port))
    .map((listener) => ({ ...listener, holder: holderOf(listener, holders) }));
  const exit = wanted.size > 0 && rows.length === 0 ? EXIT.nothingToDo : EXIT.ok;
  if (values['json'] === true) {
    const ports = rows.map(({ port, protocol, address, pid, holder }) => ({
      port,
      protocol,
      address,
      pid,
      program: holder === null ? null : programOf(holder),
      user: holder?.user ?? null,
    }));
    stdout.write(`${JSON.stringify({ schema: 1, ports }, null, 2)}\n`);
    return exit;
  }
  if (rows.length === 0) stdout.write('Nobody listens there.\n');
  else
    writeTable(
      rows,
      [
        { name: 'port', text: ({ port }) => String(port), align: 'right' },
        { name: 'protocol', text: ({ protocol }) => protocol },
        { name: 'address', text: ({ address }) => address },
        { name: 'pid', text: ({ pid }) => (pid === null ? '?' : String(pid)), align: 'right' },
        { name: 'user', text: ({ holder }) => holder?.user ?? '?' },
        { name: 'program', text: ({ holder }) => (holder === null ? '? (somebody else’s)' : programOf(holder)) },
      ],
      stdout,
    );
  return exit;
}

function holderOf({ pid }: Listener, holders: ReadonlyMap<number, ProcessUsage>): ProcessUsage | null {
  return pid === null ? null : (holders.get(pid) ?? null);
}
