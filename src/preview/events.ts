import type { ServerResponse } from 'node:http';

/** Tells every page that is open of what changed (server-sent events, HTML Living Standard 9.2). */
export class Events {
  readonly #open = new Set<ServerResponse>();

  /** Begins an answer that goes on until its page is closed. */
  connect(response: ServerResponse, first: unknown): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(`retry: 1000\n\n${eventOf(first)}`);
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  send(data: unknown): void {
    const event = eventOf(data);
    for (const response of this.#open) response.write(event);
  }
}

/** JSON has no line breaks, so that it is one line of data. */
function eventOf(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
