import type { Cell } from '#components/row.tsx';
import { markOf } from '#screens/reading/mark.ts';

import type { Entry, Scene } from './scene.ts';
import { nameOf, percentText } from './system-row.ts';
import { systemRows } from './system-rows.ts';

/** `CPU 17 %  Mem 52 %  / 41 %  /data 91 %`: the machine in one line. */
export function machineLine(scene: Scene): Entry {
  const cells = systemRows(scene.readings).flatMap((reading): Cell[] => {
    const percent = percentText(reading);
    if (percent === '') return [];
    const { calm, color } = markOf(reading, scene.now, scene.look);
    return [
      { text: `${nameOf(reading)} `, dim: calm },
      calm ? { text: percent } : { text: percent, color },
      { text: '   ' },
    ];
  });
  return { key: 'machine', checkId: null, calm: true, cells };
}
