import type { BusPlace } from '#services/adapters/keychain/dbus/address.ts';
import { BusError, openBus } from '#services/adapters/keychain/dbus/connection.ts';
import type { KeychainCondition } from '#services/ports/keychain.ts';

const SECRETS = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
const COLLECTION = 'org.freedesktop.Secret.Collection';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

export interface Seen {
  readonly condition: KeychainCondition;
  readonly detail?: string | undefined;
  /** The library of the worker cannot be loaded. */
  readonly missing?: boolean | undefined;
  /** Object of the default collection, once it is known. */
  readonly collection?: string | undefined;
}

const NO_PROVIDER = new Set(['org.freedesktop.DBus.Error.ServiceUnknown', 'org.freedesktop.DBus.Error.NameHasNoOwner']);

/**
 * Asks the Secret Service how its default collection stands. Never makes it ask a person anything, and never rejects:
 * whatever goes wrong is a condition.
 */
export async function lookAt(place: BusPlace, uid: number, deadlineMs: number): Promise<Seen> {
  if (place.address === null) return { condition: 'unavailable', detail: 'there is no session bus' };
  // A kind of address only libdbus knows; the call itself will tell.
  if (place.socket === null) return { condition: 'unlocked' };
  try {
    using bus = await openBus(place.socket, uid, deadlineMs, place.closing);
    const [collection] = await bus.call({
      destination: SECRETS,
      path: SERVICE_PATH,
      interface: SERVICE,
      member: 'ReadAlias',
      signature: 's',
      body: ['default'],
    });
    if (typeof collection !== 'string' || collection === '/') return { condition: 'no-default-collection' };
    const [locked] = await bus.call({
      destination: SECRETS,
      path: collection,
      interface: PROPERTIES,
      member: 'Get',
      signature: 'ss',
      body: [COLLECTION, 'Locked'],
    });
    const isLocked = Array.isArray(locked) && locked[1] === true;
    return { condition: isLocked ? 'locked' : 'unlocked', collection };
  } catch (error) {
    return failure(error);
  }
}

/** Locks the default collection, or all of the service when there is none. Rejects with BusError. */
export async function lockAt(place: BusPlace, uid: number, deadlineMs: number): Promise<Seen> {
  const seen = await lookAt(place, uid, deadlineMs);
  if (seen.condition !== 'unlocked' || place.socket === null || seen.collection === undefined) return seen;
  try {
    using bus = await openBus(place.socket, uid, deadlineMs, place.closing);
    await bus.call({
      destination: SECRETS,
      path: SERVICE_PATH,
      interface: SERVICE,
      member: 'Lock',
      signature: 'ao',
      body: [[seen.collection]],
    });
  } catch (error) {
    return failure(error);
  }
  return lookAt(place, uid, deadlineMs);
}

/** What a failure of the bus means; rethrows anything else. */
export function failure(error: unknown): Seen {
  if (!(error instanceof BusError)) throw error;
  if (error.name === 'cpm.Timeout') return { condition: 'timeout', detail: error.message };
  if (error.name === 'org.freedesktop.DBus.Error.NoReply')
    return { condition: 'crashed', detail: 'the program that keeps it ended before it answered' };
  // gnome-keyring names a collection that it made just now before it can be asked for.
  if (/Error\.Unknown(?:Object|Method)$/.test(error.name))
    return { condition: 'no-default-collection', detail: 'the one it names cannot be asked for; start it anew' };
  if (NO_PROVIDER.has(error.name))
    return { condition: 'unavailable', detail: `nobody provides ${SECRETS} on the session bus` };
  if (error.name.startsWith('cpm.')) return { condition: 'unavailable', detail: `the session bus: ${error.message}` };
  if (error.name.startsWith('org.freedesktop.DBus.Error.Spawn'))
    return {
      condition: 'unavailable',
      detail: `the program that provides ${SECRETS} could not be started: ${error.message}`,
    };
  return { condition: 'failed', detail: error.message };
}
