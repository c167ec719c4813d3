import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import { useScroll } from '#screens/frame/use-scroll.ts';
import type { Area } from '#screens/place.ts';

/** The file that would be written, line by line. */
export function FilePreview({ text, width, height }: Area & { readonly text: string }) {
  const lines = text.trimEnd().split('\n');
  const { from, keys } = useScroll(lines.length, height);
  useActions('view', keys, { copies: () => text });
  return lines.slice(from, from + height).map((line, index) => {
    const [said = '', ...comment] = line.split(/(?=#)/);
    return (
      <Row
        key={index}
        width={width}
        cells={[{ text: `  ${said}` }, { text: comment.join(''), dim: true, grow: true }]}
      />
    );
  });
}
