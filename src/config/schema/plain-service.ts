import type * as Zod from 'zod';

import { messageOf } from '#domain/errors.ts';
import { splitCommand } from '#domain/split-command.ts';

import { duration, EXPECTED, text } from './words.ts';

type Z = typeof Zod;

/** Keys of a service that no manager keeps. */
export function plainKeys(z: Z) {
  return {
    start: program(z).optional().describe('With `manager: command`: starts it. A command, or a list of its words.'),
    stop: program(z).optional().describe('With `manager: command`: ends it. Left out, it gets TERM, and KILL later.'),
    restart: program(z).optional().describe('With `manager: command`: in place of stop and start.'),
    reload: program(z).optional().describe('With `manager: command`: makes it read its configuration again.'),
    grace: duration(z).optional().describe('With `manager: command`: time between TERM and KILL. Default 10s.'),
    pidFile: text(z).optional().describe('With `manager: command`: where it writes its pid.'),
    match: text(z).optional().describe('With `manager: command`: what only the command line of its process contains.'),
    folder: text(z).optional().describe('With `manager: command`: where its commands run. Default your home folder.'),
  };
}

/** A command line, split once and for all, or its words. */
export function program(z: Z) {
  const error = `${EXPECTED}a command, or a list of its words`;
  return z.union([z.string(), z.array(z.string())], { error }).transform((said, context) => {
    try {
      if (typeof said === 'string') return splitCommand(said);
    } catch (thrown) {
      context.addIssue(messageOf(thrown));
      return z.NEVER;
    }
    const [file, ...args] = said;
    if (file) return { file, args };
    context.addIssue(error);
    return z.NEVER;
  });
}
