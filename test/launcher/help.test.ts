import { expect, test } from 'vitest';

import { commands } from '#cli/registry.ts';

import { helpText } from '../../src/launcher/help.ts';

test.each([...commands])('help of $name keeps what is typed apart from what it does', (command) => {
  const words = helpText([command.name]).replaceAll(/\s+/g, ' ');
  const { verbs = {}, options = {} } = command;
  for (const [verb, { usage = '', summary }] of Object.entries(verbs))
    expect(words).toContain(`${`${verb} ${usage}`.trim()} ${summary}`);
  for (const [option, { value = '', summary }] of Object.entries(options))
    expect(words).toContain(`${`--${option} ${value}`.trim()} ${summary}`);
});
