import { writeDuration } from '#domain/duration.ts';
import type { ChannelSettings, NotifySettings } from '#domain/notify/settings.ts';

type Plain = Readonly<Record<string, unknown>>;

/** The section `notify` as it would be written. */
export function writtenNotify({ channels, groupWaitMs, retryMs, timeoutMs, perHour }: NotifySettings): Plain {
  return {
    channels: channels.map(writtenChannel),
    groupWait: writeDuration(groupWaitMs),
    retry: writeDuration(retryMs),
    timeout: writeDuration(timeoutMs),
    perHour,
  };
}

function writtenChannel(channel: ChannelSettings): Plain {
  const { id, type, least, kinds } = channel;
  const common = { id, type, least, kinds };
  switch (channel.type) {
    case 'webhook': {
      const { url, urlFrom, bearer, template } = channel;
      return {
        ...common,
        ...(url !== null && { url }),
        ...(urlFrom !== null && { urlFrom }),
        ...(bearer !== null && { bearer }),
        template,
      };
    }
    case 'command':
      return { ...common, run: [channel.file, ...channel.args] };
    case 'desktop':
      return { ...common, via: channel.via };
    case 'bell':
      return common;
  }
}
