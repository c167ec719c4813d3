import { useEffect, useState } from 'react';

import { bytes } from '#domain/format.ts';
import { useWatch } from '#screens/frame/watch.ts';
import type { MachineFacts } from '#store/state.ts';

import type { FactGroup } from './facts.ts';

/** What the machine is made of, once it has been read; nothing for other readings. */
export function useMachine(wanted: boolean): readonly FactGroup[] {
  const { inventory } = useWatch();
  const [facts, setFacts] = useState<MachineFacts | null>(null);
  useEffect(() => {
    if (!wanted || inventory === undefined) return;
    let open = true;
    inventory().then(
      (read) => open && setFacts(read),
      () => undefined,
    );
    return () => {
      open = false;
    };
  }, [wanted, inventory]);
  return facts === null ? [] : [{ title: 'Machine', facts: machineFacts(facts) }];
}

/** Named facts; what is not known is left out. */
export function machineFacts({
  os,
  cpu,
  virtualisation,
  model,
  disks,
  temperatureC,
}: MachineFacts): FactGroup['facts'] {
  const known = (name: string, text: string | null) => (text === null || text === '' ? [] : [{ name, text }]);
  const cores = [
    ...(cpu.physicalCores === null ? [] : [`${cpu.physicalCores} cores`]),
    ...(cpu.logicalCores === null ? [] : [`${cpu.logicalCores} threads`]),
    ...(cpu.maxGhz === null ? [] : [`up to ${cpu.maxGhz} GHz`]),
  ];
  return [
    ...known('system', `${os.name} ${os.version}`.trim()),
    ...known('kernel', `${os.kernel} ${os.arch}`.trim()),
    ...known('processor', [cpu.model, ...cores].filter((part) => part !== '').join(', ')),
    ...known('model', model),
    ...known('runs in', virtualisation),
    ...known('temperature', temperatureC === null ? null : `${Math.round(temperatureC)} °C`),
    ...disks.map((disk) => ({
      name: disk.device,
      text: [disk.name, disk.type, bytes(disk.bytes)].filter((part) => part !== null && part !== '').join(', '),
    })),
  ];
}
