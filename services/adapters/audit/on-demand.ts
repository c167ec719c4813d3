import { messageOf, OpsError } from '#domain/errors.ts';
import type { Audit } from '#services/ports/audit.ts';

/**
 * The trail, whose file is opened when the first record is written or asked for; settling or closing what was never opened
 * does nothing. A file that cannot be opened stops nobody from working, but for what is not done without a trace.
 */
export function auditOnDemand(open: () => Promise<Audit>): Audit {
  let opening: Promise<Audit> | null = null;
  let opened: Audit | null = null;
  const audit = (): Promise<Audit> => {
    opening ??= open().then(
      (made) => (opened = made),
      (thrown: unknown) => {
        opening = null;
        throw unopened(thrown);
      },
    );
    return opening;
  };
  return {
    async append(entry, must = false) {
      if (must) return (await audit()).append(entry, true);
      try {
        await (opened ?? (await audit())).append(entry);
      } catch (thrown) {
        if (!(thrown instanceof OpsError && thrown.code === 'audit-unavailable')) throw thrown;
      }
    },
    list: async (filter) => (await audit()).list(filter),
    verify: async () => (await audit()).verify(),
    settle: async () => (await opening?.catch(() => null))?.settle(),
    close: () => opened?.close(),
  };
}

function unopened(thrown: unknown): OpsError {
  return new OpsError('audit-unavailable', `The audit trail cannot be opened: ${messageOf(thrown)}.`, {
    hint: 'Look at audit.db in the folder of the state: its rights, the space on its disk, and whether it is damaged.',
    exit: 'refused',
    cause: thrown,
  });
}
