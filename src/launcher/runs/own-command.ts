import type { OwnCommand } from '#domain/quick/own.ts';
import { joinCommand } from '#domain/split-command.ts';
import type { ServiceReview } from '#screens/services/desk.ts';
import type { World } from '#services/ports/world.ts';
import { commandPlan, commandProcedure } from '#services/procedures/command/procedure.ts';

import type { RunKeeper } from './keeper.ts';

/** A command of the person's own, asked about as its tier wants and run as any other. */
export function reviewOwn(world: World, keeper: RunKeeper, command: OwnCommand): ServiceReview {
  const { id, title, confirm, cwd } = command;
  return {
    asks: {
      tier: confirm,
      title: `${title}?`,
      commands: [joinCommand(command.command)],
      consequences: cwd === null ? [] : [`It runs in ${cwd}.`],
      button: `Run ${id}`,
      name: id,
    },
    blocked: null,
    notes: [],
    isNeeded: true,
    start: () => keeper.start(commandProcedure(commandPlan(world, command))),
  };
}
