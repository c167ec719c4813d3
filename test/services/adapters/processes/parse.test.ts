import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addressOf } from '#services/adapters/processes/address.ts';
import { parseSockets } from '#services/adapters/processes/sockets.ts';
import { cgroupOf, unitOf } from '#services/adapters/processes/unit.ts';

const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:B0E3 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4102632 1 0000000096b646ff
   1: 0100007F:B0E3 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 4102633 1 0000000096b646ff
   2: 0100007F:B0E3 0100007F:C002 06 00000000:00000000 00:00000000 00000000     0        0 0 1 0000000096b646ff
`;

describe('addresses', () => {
  test('of both families, as people write them', () => {
    expect(addressOf('0100007F:1F90')).toEqual({ address: '127.0.0.1', port: 8080 });
    expect(addressOf('00000000000000000000000001000000:0016')).toEqual({ address: '::1', port: 22 });
    expect(addressOf('00000000000000000000000000000000:0016')).toEqual({ address: '::', port: 22 });
    expect(addressOf('0000000000000000FFFF00000100007F:0050')).toEqual({ address: '127.0.0.1', port: 80 });
    expect(addressOf('B80D0120000000000000000001000000:0050')).toEqual({ address: '2001:db8::1', port: 80 });
  });

  test('nothing else is one', () => {
    for (const text of ['', '0100007F', '0100007F:1F9', '0100007G:1F90', '00:00000000'])
      expect(addressOf(text)).toBeNull();
    fc.assert(
      fc.property(fc.string(), (text) => {
        const port = addressOf(text)?.port ?? 0;
        expect(port).toBeLessThan(65_536);
      }),
    );
  });
});

describe('tables of sockets', () => {
  test('who waits, who talks, who leaves', () => {
    expect(parseSockets(TCP, 'tcp')).toMatchObject([
      { port: 45_283, address: '127.0.0.1', state: 'listening', peer: null, inode: '4102632' },
      { state: 'connected', peer: { address: '127.0.0.1', port: 49_153 } },
      { state: 'closing', inode: '0' },
    ]);
  });

  test('nothing throws, whatever is read', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(TCP.length), (junk, at) => {
        const text = `${TCP.slice(0, at)}${junk}${TCP.slice(at)}`;
        for (const { port } of parseSockets(text, 'udp')) expect(port).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the group of a process', () => {
  test('names its unit, in all layouts', () => {
    expect(cgroupOf('0::/system.slice/nginx.service\n')).toBe('/system.slice/nginx.service');
    expect(cgroupOf('9:name=systemd:/user.slice/a.scope\n8:pids:/\n0::/\n')).toBe('/user.slice/a.scope');
    expect(cgroupOf('9:name=systemd:/\n0::/\n')).toBeNull();
    expect(cgroupOf(null)).toBeNull();
    expect(unitOf('/system.slice/system-getty.slice/getty@tty1.service')).toBe('getty@tty1.service');
    expect(unitOf('/user.slice/app-a\\x2db.scope/inner')).toBe('app-a-b.scope');
    expect(unitOf('/user.slice')).toBeNull();
    expect(unitOf(null)).toBeNull();
  });
});
