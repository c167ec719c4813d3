import { OpsError } from '#domain/errors.ts';
import type { DesktopChannel } from '#domain/notify/settings.ts';
import type { MakeSend } from '#services/monitor/notify/sender.ts';

const URGENCY = { info: 'low', warning: 'normal', critical: 'critical' } as const;

/** Shows a message on the desktop by notify-send, which needs a session. */
export const desktop: MakeSend<DesktopChannel> =
  (_settings, { shell, environment }, timeoutMs) =>
  async (message, signal) => {
    const args = ['-a', 'cpm-console', '-u', URGENCY[message.severity], '--', message.title, message.text];
    const finished = await shell.run({ file: 'notify-send', args, env: environment.all() }, { signal, timeoutMs });
    if (finished.exitCode === 0) return;
    throw new OpsError('channel-desktop', 'notify-send could not show it: is there a desktop session here?', {
      hint: 'Without one use `via: terminal`, which asks the terminal of every open console.',
    });
  };
