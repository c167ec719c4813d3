import type { Invocation } from '#cli/command.ts';

/** A run that is over does not wait longer for those who are told of it; the next monitor tells them. */
const GRACE_MS = 5000;

/** Tells of a run while it is at work, unless somebody else runs the checks and does that. The function returned ends it. */
export async function telling({ world, config }: Invocation): Promise<() => Promise<void>> {
  if (config.notify.channels.length === 0) return () => Promise.resolve();
  const { Notifier } = await import('#services/monitor/notify/notifier.ts');
  const notifier = new Notifier({ world, settings: config.notify });
  notifier.start();
  return () => notifier.finish(GRACE_MS);
}
