import type { BusPlace } from '#services/adapters/keychain/dbus/address.ts';
import { openBus } from '#services/adapters/keychain/dbus/connection.ts';
import type { BusValue } from '#services/adapters/keychain/dbus/write.ts';

const SECRETS = 'org.freedesktop.secrets';

/**
 * Accounts of the items that keytar wrote, sorted. keytar itself crashes when it lists a service of which somebody else
 * keeps items too, because those have no attribute `account`. Never prompts; rejects with BusError.
 */
export async function accountsOf(place: BusPlace, uid: number, deadlineMs: number, service: string): Promise<string[]> {
  if (place.socket === null) return [];
  using bus = await openBus(place.socket, uid, deadlineMs, place.closing);
  const found = await bus.call({
    destination: SECRETS,
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'SearchItems',
    signature: 'a{ss}',
    body: [[['service', service]]],
  });
  const items = listOf(found[0]).map(String);
  const accounts = await Promise.all(
    items.map(async (path) => {
      const [attributes] = await bus.call({
        destination: SECRETS,
        path,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: ['org.freedesktop.Secret.Item', 'Attributes'],
      });
      const pairs = listOf(listOf(attributes)[1]).map(listOf);
      return pairs.find(([name]) => name === 'account')?.[1];
    }),
  );
  const known = accounts.filter((account) => typeof account === 'string');
  return [...new Set(known)].toSorted((a, b) => (a < b ? -1 : 1));
}

const listOf = (value: BusValue | undefined): readonly BusValue[] => (typeof value === 'object' ? value : []);
