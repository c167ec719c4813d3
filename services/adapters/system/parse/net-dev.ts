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

const LOOPBACK = /^lo(\d*|opback.*)$/i;

/** Names of interfaces that pass on what another one carries: virtual networks, bonds, tunnels, those of macOS. */
const COPIES = [
  /^(dummy|ifb|veth|br-|br\d|docker|virbr|cni|flannel|cali|vnet|macvtap|bond|team|wg|tun|tap|tailscale|zt)/,
  /^(utun|awdl|llw|bridge|gif|stf|anpi|ap)\d/,
  /[.@]/,
];

/**
 * The interfaces that carry traffic of their own: bytes of a bridge, a tunnel or a virtual network are already counted by
 * the one below. Where there is nothing else (a container behind a tap), those are all that counts.
 */
export function carriers<Named extends { readonly name: string }>(interfaces: readonly Named[]): Named[] {
  const outward = interfaces.filter(({ name }) => !LOOPBACK.test(name));
  const own = outward.filter(({ name }) => !COPIES.some((copy) => copy.test(name)));
  return own.length > 0 ? own : outward;
}
