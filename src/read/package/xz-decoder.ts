import { createRequire } from 'node:module';

/** How deep a stream is: a part of the archive may be stored as xz, and the payload in it may be xz once more. */
export type Layer = 'part' | 'payload';

type Library = typeof import('xz-decompress');

const copies = new Map<Layer, Library>();

/**
 * A decoder for each layer. The library (xz-decompress 0.2.3) has one in all, with a lock around it
 * (https://github.com/httptoolkit/xz-decompress, XzReadableStream._contextMutex): a stream within a stream would wait
 * for ever for the one around it, which waits for its reader. Loaded anew, it has a decoder and a lock of its own.
 */
export function decoderOf(layer: Layer): Library['XzReadableStream'] {
  const copy = copies.get(layer) ?? freshCopy();
  copies.set(layer, copy);
  return copy.XzReadableStream;
}

function freshCopy(): Library {
  const require = createRequire(import.meta.url);
  const path = require.resolve('xz-decompress');
  delete require.cache[path];
  return require(path);
}
