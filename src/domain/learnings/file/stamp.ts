import { type Document, isMap, type YAMLMap } from 'yaml';

/** Sets the id and the time at the top of an entry; everything else, comments too, stays. */
export function stamped(document: Document, id: string, timestamp: string): string {
  const entry = document.get('learning_entry');
  if (isMap(entry)) {
    put(entry, 'timestamp', timestamp, document);
    put(entry, 'id', id, document);
  }
  return document.toString({ lineWidth: 0 });
}

function put(entry: YAMLMap, key: string, value: string, document: Document): void {
  const node = document.createNode(value);
  node.type = 'QUOTE_DOUBLE';
  if (entry.has(key)) entry.set(key, node);
  else entry.items.unshift(document.createPair(key, node));
}
