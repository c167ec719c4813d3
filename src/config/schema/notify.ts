import type * as Zod from 'zod';

import { TELLABLE_KINDS } from '#domain/notify/settings.ts';
import { templateFault, TEMPLATES } from '#domain/notify/template.ts';

import { program } from './plain-service.ts';
import { duration, EXPECTED, identifier, text } from './words.ts';

/** The section `notify`. */
export function notify(z: typeof Zod) {
  const perHour = `${EXPECTED}a whole number from 1 to 10000`;
  return z.strictObject({
    channels: z.array(channel(z)).optional().describe('Who is told, and how.'),
    groupWait: duration(z).optional().describe('What happens within this time is told together. Default 15s.'),
    retry: duration(z).optional().describe('Time to the second try; further ones wait longer. Default 5s.'),
    timeout: duration(z).optional().describe('A try that takes longer has failed. Default 10s.'),
    perHour: z
      .int({ error: perHour })
      .min(1, { error: perHour })
      .max(10_000, { error: perHour })
      .optional()
      .describe('Messages in an hour for one channel; more are told together. Default 20.'),
  });
}

/** One channel, told apart by `type`. */
function channel(z: typeof Zod) {
  const common = {
    id: identifier(z).describe('Its name, unique.'),
    least: z
      .enum(['info', 'warning', 'critical'])
      .optional()
      .describe('The least it is told of incidents. Default warning.'),
    kinds: z
      .array(z.enum(TELLABLE_KINDS))
      .optional()
      .describe('What it is told of. Default: what opens, ends, flaps, lasts, and runs.'),
  };
  return z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('webhook'),
      ...common,
      url: webAddress(z).optional().describe('Where it is POSTed to. It may hold no secret: use urlFrom then.'),
      urlFrom: text(z).optional().describe('Name of the credential that holds the address.'),
      bearer: text(z).optional().describe('Name of the credential that is sent as `Authorization: Bearer`.'),
      template: template(z)
        .optional()
        .describe('`json`, `slack`, or JSON with fields such as {{title}}. Default json.'),
    }),
    z.strictObject({
      type: z.literal('command'),
      ...common,
      run: program(z).describe('A command, or a list of its words. It gets the message as JSON on its input.'),
    }),
    z.strictObject({
      type: z.literal('desktop'),
      ...common,
      via: z
        .enum(['terminal', 'notify-send'])
        .optional()
        .describe('`terminal`: the terminal of every open console (OSC 9). Default terminal.'),
    }),
    z.strictObject({ type: z.literal('bell'), ...common }),
  ]);
}

function webAddress(z: typeof Zod) {
  const error = `${EXPECTED}a web address such as https://example.org/hook`;
  return text(z).refine((value) => /^https?:\/\/[^\s/]+/.test(value), { error });
}

function template(z: typeof Zod) {
  return text(z).superRefine((value, context) => {
    if (value in TEMPLATES) return;
    if (!value.includes('{')) {
      context.addIssue(`${EXPECTED}${Object.keys(TEMPLATES).join(', ')}, or JSON with fields such as {{title}}`);
      return;
    }
    const fault = templateFault(value);
    if (fault !== null)
      context.addIssue(
        `${EXPECTED}JSON; in line ${fault.line}, column ${fault.column} of the template: ${fault.message}`,
      );
  });
}
