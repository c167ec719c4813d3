import { expect, it } from 'vitest';

import type { AlertEvent } from '#domain/alerts/event.ts';
import { TOLD_KINDS } from '#domain/notify/settings.ts';
import { TerminalBell } from '#services/monitor/notify/terminal.ts';

import { eventWith } from '../../../support/alert-event.ts';

const base = { least: 'warning', kinds: TOLD_KINDS } as const;
const bell = { ...base, id: 'ring', type: 'bell' } as const;
const desk = { ...base, id: 'desk', type: 'desktop', via: 'terminal' } as const;
const hook = { ...base, id: 'run', type: 'command', file: '/bin/true', args: [] } as const;
const { at } = eventWith(1);

function opened(before: AlertEvent[] = []) {
  const events = [...before];
  const written: string[] = [];
  const alerts = {
    events: (after: number, limit: number) => events.filter(({ seq }) => seq > after).slice(0, limit),
  };
  const terminal = new TerminalBell(alerts, (sequence) => written.push(sequence));
  return { events, written, look: () => terminal.look([bell, desk, hook], at) };
}

it('rings once for what happens while it is open, and not for what was before', () => {
  const { events, written, look } = opened([eventWith(1)]);
  look();
  expect(written).toEqual([]);
  events.push(eventWith(2));
  look();
  look();
  expect(written).toEqual(['\u0007', '\u001B]9;Down: api\u0007']);
});

it('lets no title end the sequence early or write to the screen', () => {
  const { events, written, look } = opened();
  events.push(eventWith(1, { title: 'a\u0007\u001B[2J\nb' }));
  look();
  expect(written[1]).toBe('\u001B]9;Down: a  [2J b\u0007');
});

it('keeps quiet about what is quiet or not severe enough', () => {
  const { events, written, look } = opened();
  events.push(eventWith(1, { quiet: 'silenced' }), eventWith(2, { severity: 'info' }));
  look();
  expect(written).toEqual([]);
});
