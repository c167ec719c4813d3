import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import { type ChannelSettings, DEFAULT_NOTIFY, type NotifySettings, TOLD_KINDS } from '#domain/notify/settings.ts';
import { isOfRun } from '#domain/notify/wants.ts';

import { twice } from './items.ts';

type Section = NonNullable<Parsed['notify']>;
type Channel = NonNullable<Section['channels']>[number];

/** How people are told, with what the file leaves out. */
export function notifyOf(parsed: Section | undefined): { notify: NotifySettings; findings: readonly Finding[] } {
  const channels = parsed?.channels ?? [];
  return {
    notify: {
      channels: channels.map(channelOf),
      groupWaitMs: parsed?.groupWait ?? DEFAULT_NOTIFY.groupWaitMs,
      retryMs: parsed?.retry ?? DEFAULT_NOTIFY.retryMs,
      timeoutMs: parsed?.timeout ?? DEFAULT_NOTIFY.timeoutMs,
      perHour: parsed?.perHour ?? DEFAULT_NOTIFY.perHour,
    },
    findings: [...twice(channels, 'notify.channels'), ...channels.flatMap(addressFindings)],
  };
}

function channelOf(said: Channel): ChannelSettings {
  const { id, least = 'warning' } = said;
  // Who wants to hear of nothing but the worst does not want to hear of releases, unless they are named.
  const { kinds = least === 'critical' ? TOLD_KINDS.filter((kind) => !isOfRun(kind)) : TOLD_KINDS } = said;
  const base = { id, least, kinds };
  switch (said.type) {
    case 'webhook': {
      const { url = null, urlFrom = null, bearer = null, template = 'json' } = said;
      return { ...base, type: 'webhook', url, urlFrom, bearer, template };
    }
    case 'command':
      return { ...base, type: 'command', file: said.run.file, args: said.run.args };
    case 'desktop':
      return { ...base, type: 'desktop', via: said.via ?? 'terminal' };
    case 'bell':
      return { ...base, type: 'bell' };
  }
}

/** A webhook has one address. */
function addressFindings(said: Channel, index: number): Finding[] {
  if (said.type !== 'webhook' || (said.url === undefined) !== (said.urlFrom === undefined)) return [];
  const path = ['notify', 'channels', index];
  const message = said.url === undefined ? 'it has no address' : 'it has two addresses';
  return [{ path, part: 'value', message, hint: 'Give url, or urlFrom with the name of a credential.' }];
}
