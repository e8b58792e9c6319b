import { Refusal } from '../../diagnostics/diagnostic.ts';
import { type Flow, refuseBomb } from './bomb.ts';
import type { Chunks } from './chunks.ts';
import { refusal } from './refusal.ts';
import { decoderOf, type Layer } from './xz-decoder.ts';

/**
 * What an xz stream holds, as it comes. The library (xz-embedded as WebAssembly) has a lock around its decoder: a stream
 * that is left open would block the next one for ever, so each is ended whatever happens.
 */
export async function* unxz(chunks: Chunks, file: string, flow: Flow, layer: Layer): Chunks {
  const input: Input = { bytes: chunks[Symbol.asyncIterator](), failure: undefined };
  const Decoder = decoderOf(layer);
  const reader = new Decoder(streamOf(input, flow)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      flow.xz.given += value.length;
      refuseBomb(flow, file);
      if (value.length > 0) yield value;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // It says no more than a number, and stumbles over its own feet where a stream ends too early.
    throw input.failure ?? refusal('package.stream-broken', {}, file);
  } finally {
    await reader.cancel().catch(() => {});
    await input.bytes.return?.();
  }
}

interface Input {
  bytes: AsyncIterator<Uint8Array>;
  /** What was thrown by whatever gives the bytes. */
  failure: unknown;
}

function streamOf(input: Input, flow: Flow): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await input.bytes.next();
        if (next.done) return controller.close();
        flow.xz.taken += next.value.length;
        // Of its own: it may still be read when the next one is asked for.
        controller.enqueue(new Uint8Array(next.value));
      } catch (error) {
        input.failure = error;
        throw error;
      }
    },
  });
}
