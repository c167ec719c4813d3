import type { ChannelSettings } from '#domain/notify/settings.ts';
import type { ChannelWorld, Send } from '#services/monitor/notify/sender.ts';

import { command } from './command.ts';
import { desktop } from './desktop.ts';
import { webhook } from './webhook.ts';

/** The sender of a channel that is served once, by who runs the checks; null for one of each console's own terminal. */
export function senderOf(settings: ChannelSettings, world: ChannelWorld, timeoutMs: number): Send | null {
  switch (settings.type) {
    case 'webhook':
      return webhook(settings, world, timeoutMs);
    case 'command':
      return command(settings, world, timeoutMs);
    case 'desktop':
      return settings.via === 'notify-send' ? desktop(settings, world, timeoutMs) : null;
    case 'bell':
      return null;
  }
}
