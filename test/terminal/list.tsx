import { Box, Text, useApp, useInput, useStdin, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';

const ROWS = ['health', '健康', 'push'];

/** A list with a selection, keys, a mouse listener and a narrow layout: just enough program to try the test terminal on. */
export function List() {
  const { columns, rows } = useWindowSize();
  const { stdin } = useStdin();
  const { exit } = useApp();
  const [selected, select] = useState(0);
  const [last, setLast] = useState('');
  const [heard, setHeard] = useState('');
  useInput((input, key) => {
    if (key.downArrow) select((row) => (row + 1) % ROWS.length);
    else if (key.escape) setLast('escape');
    else if (input === 'q') exit();
    else setLast(input);
  });
  useEffect(() => {
    const listen = (data: string) => setHeard(JSON.stringify(data));
    stdin.on('data', listen);
    return () => void stdin.off('data', listen);
  }, [stdin]);
  if (columns < 30) return <Text>{`too small ${columns}x${rows}`}</Text>;
  return (
    <Box width={columns} height={rows} flexDirection="column" borderStyle="round">
      {ROWS.map((row, index) => (
        <Text key={row} inverse={index === selected} color={index === 1 ? '#ff8800' : 'green'}>
          {row}|
        </Text>
      ))}
      <Text>last: {last}</Text>
      <Text>heard: {heard}</Text>
    </Box>
  );
}
