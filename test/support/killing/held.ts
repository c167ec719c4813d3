import { createGate, type Gate } from '../lab/gate.ts';
import { Stage } from './stage.ts';

/** A stage on which every push of this person waits in a hook of theirs; the gate is to be opened. */
export async function heldStage(hook: string): Promise<{ readonly stage: Stage; readonly gate: Gate }> {
  const gates: Gate[] = [];
  const stage = await Stage.open({
    async prepare({ repository }) {
      const gate = await createGate(repository.lab);
      await repository.hook(hook, gate.script);
      gates.push(gate);
    },
  });
  const [gate] = gates;
  if (gate === undefined) throw new Error('there is no gate');
  return { stage, gate };
}

/** What a print of the world says of the person's own repository. */
export async function printHere(stage: Stage): Promise<string> {
  const lines = (await stage.print()).split('\n');
  return lines.filter((line) => line.startsWith(`${stage.repository.path} `)).join('\n');
}
