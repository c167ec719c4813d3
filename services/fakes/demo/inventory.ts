import type { Inventory } from '#services/ports/inventory.ts';

import { GIB } from './times.ts';

/** What `atlas` is made of. */
export const demoInventory: Inventory = {
  read: () =>
    Promise.resolve({
      os: { name: 'Debian GNU/Linux', version: '13', kernel: '6.12.41', arch: 'x64' },
      cpu: { model: 'AMD Ryzen 7 5700G', physicalCores: 8, logicalCores: 8, maxGhz: 4.6 },
      virtualisation: null,
      model: 'Atlas Mini',
      disks: [
        { device: '/dev/nvme0n1', name: 'System disk', type: 'NVMe', bytes: 180 * GIB },
        { device: '/dev/nvme1n1', name: 'Data disk', type: 'NVMe', bytes: 100 * GIB },
      ],
      temperatureC: 47,
    }),
};
