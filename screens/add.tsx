import { useEffect, useState } from 'react';

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { messageOf } from '#domain/errors.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { type AddForm, type Adder, useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { ChooseForm } from './add/choose.tsx';
import { FillForm } from './add/fill.tsx';

interface AddProps extends Area {
  /** Where it goes, when the place it was called from says so. */
  readonly section: AddForm['section'] | null;
}

/** Adds a check, a service or a project: choose, fill in, try it live, write it. */
export function AddView(props: AddProps) {
  const { adder } = useWatch();
  return adder ? <Adding {...props} adder={adder} /> : <Nowhere {...props} />;
}

function Nowhere({ width, height }: Area) {
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  return (
    <Panel title="Add" width={width} height={height} focused>
      <Row width={width - 4} cells={[{ text: '  The configuration cannot be written from here. esc goes back.' }]} />
    </Panel>
  );
}

function Adding({ section, adder, width, height }: AddProps & { readonly adder: Adder }) {
  const { pop, toast } = useActs();
  const [forms, setForms] = useState<readonly AddForm[]>([]);
  const [chosen, setChosen] = useState<AddForm | null>(null);
  useEffect(() => {
    let open = true;
    adder.forms().then(
      (read) => open && setForms(read),
      (error: unknown) => open && toast(messageOf(error), 'error'),
    );
    return () => {
      open = false;
    };
  }, [adder, toast]);
  const fitting = section === null ? forms : forms.filter((form) => form.section === section);
  const only = fitting.length === 1 ? fitting[0] : undefined;
  const form = chosen ?? only;
  if (form === undefined) return <ChooseForm forms={fitting} onChoose={setChosen} width={width} height={height} />;
  const back = only === undefined ? () => setChosen(null) : pop;
  return (
    <FillForm
      key={`${form.section}/${form.kind}`}
      adder={adder}
      form={form}
      onBack={back}
      width={width}
      height={height}
    />
  );
}
