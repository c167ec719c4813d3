import type { TrafficSample } from '#services/ports/system.ts';

import { lines, words } from './numbers.ts';

type Interface = TrafficSample['interfaces'][number];

/** `/proc/net/dev`, every interface in it; lines that are no counters are left out. Null without the kernel's heading. */
export function parseNetDev(text: string): Interface[] | null {
  if (!/^ *face *\|bytes/m.test(text)) return null;
  return lines(text).flatMap((line) => {
    // A name may hold anything but a blank, `/` and `:`; old aliases hold a colon, so the last one counts.
    const [, name = '', counters = ''] = /^\s*(\S+):\s*(\d[\d\s]*)$/.exec(line) ?? [];
    const numbers = words(counters).map(Number);
    const [rxBytes, , rxErrors = 0, , , , , , txBytes, , txErrors = 0] = numbers;
    if (name === '' || rxBytes === undefined || txBytes === undefined) return [];
    return [{ name, rxBytes, txBytes, errors: rxErrors + txErrors }];
  });
}

const COPIES = /^(lo|dummy|ifb|veth|br-|docker|virbr|cni|flannel|cali|tap|vnet|bond_slave)\d*/;

/** Whether an interface carries traffic of its own, not a copy of what another one already counted. */
export function isRealInterface(name: string): boolean {
  return !COPIES.test(name);
}
