/** A process that says which role it has, and tries something: `whoami.ts PERMISSION`. Prints one JSON object. */
import { messageOf } from '#domain/errors.ts';
import { isPermission } from '#domain/roles/permission.ts';
import { realPolicy } from '#services/adapters/policy/policy.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';

const [permission = ''] = process.argv.slice(2);
const audit = fakeAudit({ clock: new ManualClock() });
const policy = realPolicy(() => audit);
const standing = await policy.standing();
const refused = isPermission(permission)
  ? await policy.demand(permission, 'service:api').then(
      () => null,
      (error: unknown) => messageOf(error),
    )
  : null;
const recorded = (await audit.list({})).map(({ event, target }) => `${event} ${target}`);
process.stdout.write(JSON.stringify({ ...standing, refused, recorded }));
