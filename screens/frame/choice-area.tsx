import { type Choice, Picker } from '#components/picker.tsx';
import { windowAround } from '#components/windowed.ts';

import type { Choosing } from './choosing.ts';
import { HitBox } from './hit-box.tsx';

interface ChoiceAreaProps {
  readonly choices: readonly Choice[];
  readonly choosing: Choosing;
  /** What enter does; a click on the selected line does it too. */
  readonly onChoose: () => void;
  readonly width: number;
  readonly height: number;
  readonly empty: string;
}

/** The lines of a dialog to choose from, with keys and mouse. */
export function ChoiceArea({ choices, choosing, onChoose, width, height, empty }: ChoiceAreaProps) {
  const click = (_x: number, y: number) => {
    const index = windowAround(choosing.at, choices.length, height).first + y;
    if (index >= choices.length) return;
    if (index === choosing.at) onChoose();
    else choosing.cell.set(index);
  };
  return (
    <HitBox layer="modal" onClick={click}>
      <Picker choices={choices} at={choosing.at} width={width} height={height} empty={empty} />
    </HitBox>
  );
}
