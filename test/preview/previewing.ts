import { type Preview, type PreviewOptions, startPreview } from '../../src/preview/preview.ts';
import type { State } from '../../src/preview/state.ts';

/** A preview that runs, and what its events have told. */
export interface Previewing extends AsyncDisposable {
  address: string;
  /** What it told last, as soon as that fits; what it told before counts, so that nothing is ever missed. */
  until(fits: (state: State) => boolean): Promise<State>;
  get(path: string): Promise<string>;
}

export async function previewing(profile: string, options: PreviewOptions = {}): Promise<Previewing> {
  const preview = await startPreview(profile, { port: 0, ...options });
  const events = await listenTo(preview);
  return {
    address: preview.address,
    until: events.until,
    get: async (path) => (await fetch(preview.address + path)).text(),
    async [Symbol.asyncDispose]() {
      events.stop();
      await preview.close();
    },
  };
}

/** Nothing is left to be found. */
export function isDone(state: State): boolean {
  return !state.isChecking;
}

export function hasErrors({ findings }: State): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

export function codes({ findings }: State): string[] {
  return findings.map(({ code }) => code);
}

async function listenTo({ address }: Preview) {
  const stopping = new AbortController();
  const response = await fetch(`${address}events`, { signal: stopping.signal });
  let last: State | undefined;
  let waiting: (() => void)[] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop()!;
      for (const event of events) {
        if (!event.startsWith('data: ')) continue;
        last = JSON.parse(event.slice('data: '.length)) as State;
        for (const look of waiting) look();
      }
    }
  };
  const reading = read().catch(() => undefined);
  return {
    stop: () => {
      stopping.abort();
      return reading;
    },
    until: (fits: (state: State) => boolean) =>
      new Promise<State>((resolve) => {
        const look = () => {
          if (!last || !fits(last)) return;
          waiting = waiting.filter((each) => each !== look);
          resolve(last);
        };
        waiting.push(look);
        look();
      }),
  };
}
