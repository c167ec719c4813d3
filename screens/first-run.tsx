import { Box } from 'ink';
import { useState } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { shortPath } from '#domain/path.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { type FirstRun, useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { FilePreview } from './first-run/file-preview.tsx';
import { FoundList } from './first-run/found-list.tsx';
import { without } from './first-run/items.ts';
import { useAccept } from './first-run/use-accept.ts';
import { useFoundHere } from './first-run/use-found.ts';

/** The first start: what is on this machine, one key to accept it; nothing is written before. */
export function FirstRunView(area: Area) {
  const { firstRun } = useWatch();
  return firstRun ? <Offer firstRun={firstRun} {...area} /> : <Done {...area} />;
}

function Done({ width, height }: Area) {
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  return (
    <Panel title="First run" width={width} height={height} focused>
      <Row width={width - 4} cells={[{ text: '  There is a configuration already. esc goes back.' }]} />
    </Panel>
  );
}

const INTRO = 3;

function Offer({ firstRun, width, height }: Area & { readonly firstRun: FirstRun }) {
  const { glyphs, colors } = useLook();
  const { found, problem } = useFoundHere(firstRun);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [preview, setPreview] = useState(false);
  const wanted = found === null ? null : without(found, left);
  const { accept, leave } = useAccept(firstRun, wanted);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1) - INTRO);
  useActions('view', {
    back: { run: leave, verb: 'go on without' },
    acknowledge: {
      run: accept,
      verb: 'accept',
      off: wanted === null ? 'it is still being looked for' : undefined,
    },
    open: {
      run: () => setPreview(!preview),
      verb: preview ? 'see the list' : 'see the file',
      off: wanted === null ? 'it is still being looked for' : undefined,
    },
  });
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Welcome" note="nothing is written yet" width={width} height={height} focused>
        <Row
          width={inner}
          cells={[
            { text: '  This is what is on this machine. Accept it, and it is looked after from now on.', grow: true },
          ]}
        />
        <Row
          width={inner}
          cells={[
            { text: '  ' },
            { text: 'a', color: colors.accent, bold: true },
            { text: ' writes ' },
            { text: shortPath(firstRun.path, firstRun.home), bold: true, grow: true },
          ]}
        />
        <Row width={inner} cells={[]} />
        {problem !== '' && (
          <Row
            width={inner}
            cells={[{ text: `  ${glyphs.critical} ${problem}`, color: colors.critical, grow: true }]}
          />
        )}
        {found === null && problem === '' && <Row width={inner} cells={[{ text: '  Looking…', dim: true }]} />}
        {wanted !== null && preview && <FilePreview text={firstRun.proposal(wanted)} width={inner} height={room} />}
        {found !== null && !preview && (
          <FoundList found={found} home={firstRun.home} left={left} onToggle={toggle} width={inner} height={room} />
        )}
      </Frame>
    </Box>
  );
}
