import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { messageOf } from '#domain/notify/message.ts';
import type { ChannelSettings } from '#domain/notify/settings.ts';
import { withDeadline } from '#services/monitor/deadline.ts';
import { senderOf } from '#services/monitor/notify/channels/make.ts';
import { signalOf } from '#services/monitor/notify/terminal.ts';

/** Sends one message by one channel, now and beside everything that waits; rejects with what is wrong with it. */
export async function testChannel(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, signal } = invocation;
  const channel = chosen(invocation);
  await world.policy.demand('incident.handle', channel.id);
  const { clock, locks, state } = world;
  const at = clock.now();
  const message = {
    ...messageOf(
      [
        {
          seq: 0,
          at,
          kind: 'test',
          incident: null,
          about: channel.id,
          title: `channel ${channel.id}`,
          summary: 'cpm-console can tell you of what happens here.',
          severity: 'info',
          quiet: null,
        },
      ],
      channel.id,
      state.outbox.name,
      locks.self.host,
    ),
    key: `${state.outbox.name}-${channel.id}-test-${at}`,
  };
  const send = senderOf(channel, world, config.notify.timeoutMs);
  if (send === null) {
    if (!stdout.isTerminal)
      throw new OpsError('no-terminal', `The channel ${channel.id} is the terminal, and this is none.`, {
        hint: 'Try it on a terminal.',
        exit: 'refused',
      });
    stdout.write(signalOf(channel, message));
  } else await withDeadline(clock, config.notify.timeoutMs, signal, (deadline) => send(message, deadline));
  await world.audit.append({ event: 'channel_tested', target: channel.id, outcome: 'done' });
  if (values['json'] === true)
    stdout.write(`${JSON.stringify({ schema: 1, channel: channel.id, tookMs: clock.now() - at }, null, 2)}\n`);
  else stdout.write(`The channel ${channel.id} took a message.\n`);
  return EXIT.ok;
}

function chosen({ config, positionals }: Invocation): ChannelSettings {
  const [id, extra] = positionals;
  const { channels } = config.notify;
  const channel = channels.find((one) => one.id === id);
  if (channel !== undefined && extra === undefined) return channel;
  const ids = channels.map((one) => one.id).join(', ');
  throw new OpsError('usage', id === undefined ? 'Which channel?' : `There is no channel ${extra ?? id}.`, {
    hint: ids === '' ? 'Name channels in the section `notify` of the configuration.' : `Known: ${ids}.`,
    exit: 'usage',
  });
}
