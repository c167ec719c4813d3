import { blockDevices, cpu, cpuTemperature, diskLayout, osInfo, system } from 'systeminformation';

import type { MachineFacts } from '#services/ports/inventory.ts';

/** Asks the machine's own tools, which takes up to a second; serial numbers are never asked for. */
export async function inventoryFacts(): Promise<MachineFacts> {
  const [os, processor, hull, temperature, disks] = await Promise.all([
    osInfo(),
    cpu(),
    system(),
    cpuTemperature(),
    disksOf(),
  ]);
  return {
    os: { name: os.distro, version: os.release, kernel: os.kernel, arch: os.arch },
    cpu: {
      model: [processor.manufacturer, processor.brand].filter((word) => word !== '').join(' '),
      physicalCores: positive(processor.physicalCores),
      logicalCores: positive(processor.cores),
      maxGhz: positive(processor.speedMax) ?? positive(processor.speed),
    },
    virtualisation: hull.virtual ? (text(hull.virtualHost) ?? 'virtual') : null,
    model: text([hull.manufacturer, hull.model].join(' ')),
    disks,
    temperatureC: positive(temperature.max) ?? positive(temperature.main),
  };
}

/** Virtual disks have no layout to tell; as block devices they still have a size. */
async function disksOf(): Promise<MachineFacts['disks']> {
  const layout = (await diskLayout()).map((disk) => ({ ...disk, type: text(disk.type) }));
  if (layout.length > 0) return layout.map(({ device, name, type, size }) => ({ device, name, type, bytes: size }));
  const devices = (await blockDevices()).filter(({ type, size }) => type === 'disk' && size > 0);
  return devices.map(({ device = '', name, model, physical, size }) => ({
    device,
    name: text(model) ?? name,
    type: text(physical),
    bytes: size,
  }));
}

/** The tools say 0, -1, null or nothing where they do not know. */
function positive(value: number | null | undefined): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}

function text(words: string | null | undefined): string | null {
  return words?.trim() || null;
}
