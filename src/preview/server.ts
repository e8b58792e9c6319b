import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { diagnostic, Refusal } from '../diagnostics/diagnostic.ts';
import type { Answer } from './answer.ts';
import { HEADERS, refusalOf } from './guard.ts';

/** This machine, and nobody beside it. */
const HOST = '127.0.0.1';

/** Where a preview listens if nobody says; 19 more are tried. */
const USUAL = 4747;
const TRIES = 20;

/** What answers: most requests at once, one of them for as long as its page is open. */
export interface Answers {
  answer(address: string, isHead: boolean): Promise<Answer>;
  connect(response: ServerResponse): void;
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * Listens on the port, or else on the first free one from the usual on. Throws a Refusal where it cannot.
 *
 * @param port 0 is any free one
 */
export async function listen(answers: Answers, port: number | undefined): Promise<Listening> {
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void serve(request, response, server, answers);
  });
  const ports =
    port === undefined ? [...Array(TRIES).keys(), -USUAL].map((number) => USUAL + number) : [port];
  for (const each of ports) {
    const failure = await attempt(server, each);
    if (!failure) return { port: portOf(server), close: () => close(server) };
    if (each !== ports.at(-1) && failure.code === 'EADDRINUSE') continue;
    throw new Refusal(
      failure.code === 'EADDRINUSE'
        ? diagnostic('preview.port', { port: each })
        : diagnostic('preview.no-port', { port: each, reason: reasonOf(failure) }),
    );
  }
  throw new Error('no port was tried');
}

function attempt(server: Server, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error);
    server.once('error', failed);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', failed);
      resolve(undefined);
    });
  });
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code === 'EACCES' ? 'you are not permitted to' : message;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  answers: Answers,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const refused = refusalOf(request, portOf(server));
  if (refused)
    return say(response, refused.status, refused.words, refused.status === 405 ? { Allow: 'GET, HEAD' } : {});
  const isHead = request.method === 'HEAD';
  try {
    const address = pathOf(request.url);
    if (address === '/events' && !isHead) return answers.connect(response);
    const { status, headers, body } = await answers.answer(address, isHead);
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(isHead ? undefined : body);
  } catch (error) {
    say(response, 500, `This page could not be made: ${(error as Error).message}`);
  }
}

/** Whatever is no address leads nowhere. */
function pathOf(url = '/'): string {
  return URL.parse(url, `http://${HOST}`)?.pathname ?? '';
}

function say(
  response: ServerResponse,
  status: number,
  words: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${words}\n`);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Pages that are open hold their connections for ever.
    server.closeAllConnections();
  });
}
