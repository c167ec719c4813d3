import type { Message } from '#domain/notify/message.ts';
import type { ChannelSettings } from '#domain/notify/settings.ts';
import type { World } from '#services/ports/world.ts';

/** What of the world channels use. */
export type ChannelWorld = Pick<World, 'net' | 'shell' | 'environment' | 'secrets'>;

/**
 * Hands a message to somebody. Resolves only when it was taken; rejects with OpsError, whose text holds no secret: `channel-rejected`
 * when this message will never be taken as it is, any other code when the channel as a whole does not work.
 */
export type Send = (message: Message, signal: AbortSignal) => Promise<void>;

/** Makes the sender of one channel; `timeoutMs` is the longest a try may take. */
export type MakeSend<Settings extends ChannelSettings> = (
  settings: Settings,
  world: ChannelWorld,
  timeoutMs: number,
) => Send;
