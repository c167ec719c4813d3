import { expect, test } from 'vitest';

import { loaded, problemsOf } from './support.ts';

const channels = (text: string) => `notify:\n  channels:\n    - ${text}\n`;

test('channels get what is left out', async () => {
  const { notify } = await loaded(`notify:
  groupWait: 1s
  channels:
    - {id: slack, type: webhook, urlFrom: slack-hook, template: slack, least: critical}
    - {id: page, type: command, run: ["/usr/bin/page", "me"]}
    - {id: desk, type: desktop}
    - {id: ring, type: bell, kinds: [opened]}
`);
  expect(notify).toMatchObject({
    groupWaitMs: 1000,
    retryMs: 5000,
    perHour: 20,
    channels: [
      { id: 'slack', url: null, urlFrom: 'slack-hook', bearer: null, template: 'slack', least: 'critical' },
      { id: 'page', file: '/usr/bin/page', args: ['me'], least: 'warning' },
      { id: 'desk', via: 'terminal' },
      { id: 'ring', kinds: ['opened'] },
    ],
  });
});

test('nobody is told unless somebody is named', async () => {
  expect((await loaded(null)).notify.channels).toEqual([]);
});

test.each([
  [channels('{id: a, type: webhook}'), 'it has no address'],
  [channels('{id: a, type: webhook, url: "http://x.example", urlFrom: b}'), 'it has two addresses'],
  [channels('{id: a, type: webhook, url: "ftp://x.example"}'), 'expected a web address'],
  [channels('{id: a, type: pager}'), 'expected one of webhook, command, desktop, bell'],
  [channels('{id: a, type: bell, least: loud}'), 'expected info, warning, critical'],
  [channels('{id: a, type: webhook, url: "http://x.example", template: slak}'), 'expected json, slack, or JSON'],
  [`${channels('{id: a, type: bell}')}    - {id: a, type: bell}\n`, 'this id is taken'],
  ['notify: {perHour: 0}', 'expected a whole number from 1 to 10000'],
  ['notify: {retry: 1ms}', 'expected a duration from 10ms'],
])('%j is refused', async (text, message) => {
  expect((await problemsOf(text)).join('\n')).toContain(message);
});

test('a template with a fault is refused with its line and column', async () => {
  const text = `notify:
  channels:
    - id: a
      type: webhook
      url: http://x.example
      template: |
        {
          "text": "{{title}}",
        }
`;
  expect((await problemsOf(text)).join()).toContain(
    'in line 3, column 1 of the template: expected a name in double quotes',
  );
});
