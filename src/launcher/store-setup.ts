import type { StoreSetup } from '#store/initial.ts';

import type { Globals } from './arguments.ts';
import { weekOf } from './days.ts';
import { isSpoken } from './look.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';
import type { Chosen } from './world.ts';

/** What the store begins with. */
export function setupOf({ world, config }: Chosen, globals: Globals, terminal: Terminal): StoreSetup {
  const { user, hostname } = world.system.facts();
  return {
    session: {
      user,
      host: hostname,
      environment: config.environment,
      readOnly: globals.readOnly,
      demo: globals.demo,
      ascii: globals.ascii,
      screenReader: isSpoken(globals),
      color: terminal.color && !globals.noColor,
      theme: config.theme,
      version: VERSION,
      source: config.source,
      multiplexer: process.env['TMUX'] ? 'tmux' : process.env['STY'] ? 'screen' : undefined,
    },
    now: world.clock.now(),
    readings: world.state.readings(),
    incidents: world.state.incidents(world.clock.now()),
    days: weekOf(world),
    customKeys: config.keys,
    notices: world.state.notice === null ? config.notices : [world.state.notice, ...config.notices],
  };
}
