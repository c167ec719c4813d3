import type { Inventory } from '#services/ports/inventory.ts';

import { type MachineThread, machineThread } from './machine/machine-thread.ts';

/** What this machine is made of, by systeminformation in a thread of its own. */
export function realInventory(thread: Pick<MachineThread, 'inventory'> = machineThread()): Inventory {
  return { read: (signal) => thread.inventory(signal) };
}
