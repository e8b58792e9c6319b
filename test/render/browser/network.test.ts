import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../../src/render/pdf/fonts.ts';
import { faults, found, prints } from '../pdf/printing.ts';

/** The words of a page: an error page would have others. */
async function text(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

/** Counts whoever connects, whatever they want. */
let server: Server;
let hits: string[];
let base: string;

beforeAll(async () => {
  hits = [];
  server = createServer((socket) => {
    socket.once('data', (data) => hits.push(data.toString('latin1').split('\r\n')[0] ?? ''));
    socket.on('error', () => undefined);
    hits.push('connected');
    setTimeout(() => socket.destroy(), 200);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Every way out that we know of, one a name (research/real.md 5, and some more). */
function waysOut(): Record<string, string> {
  const at = (name: string) => `http://${base}/${name}`;
  const head: Record<string, string> = {
    stylesheet: `<link rel="stylesheet" href="${at('stylesheet')}">`,
    import: `<style>@import url("${at('import')}");</style>`,
    font: `<style>@font-face{font-family:f;src:url(${at('font')})}body{font-family:f}</style>`,
    background: `<style>body{background:url(${at('background')})}</style>`,
    'margin-box': `<style>@page{@top-left{content:url(${at('margin-box')})}}</style>`,
    prefetch: `<link rel="prefetch" href="${at('prefetch')}">`,
    preload: `<link rel="preload" as="image" href="${at('preload')}">`,
    preconnect: `<link rel="preconnect" href="http://${base}">`,
    'dns-prefetch': `<link rel="dns-prefetch" href="http://${base}">`,
    icon: `<link rel="icon" href="${at('icon')}">`,
    manifest: `<link rel="manifest" href="${at('manifest')}">`,
    base: `<base href="http://${base}/"><img src="base">`,
    refresh: `<meta http-equiv="refresh" content="0;url=${at('refresh')}">`,
    speculation: `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${at('speculation')}"]}]}</script>`,
  };
  const body: Record<string, string> = {
    img: `<img src="${at('img')}" srcset="${at('srcset')} 2x">`,
    iframe: `<iframe src="${at('iframe')}"></iframe><iframe srcdoc="<img src='${at('srcdoc')}'>"></iframe>`,
    object: `<object data="${at('object')}"></object><embed src="${at('embed')}">`,
    media: `<video src="${at('video')}" poster="${at('poster')}" autoplay></video><audio src="${at('audio')}" autoplay></audio>`,
    svg: `<svg><image href="${at('svg-image')}"/><use href="${at('use')}#a"/></svg>`,
    inline: `<p style="list-style:url(${at('list-style')});border-image:url(${at('border')});cursor:url(${at('cursor')})">x</p>`,
    fetch: `<script>fetch("${at('fetch')}");new WebSocket("ws://${base}/ws");navigator.sendBeacon("${at('beacon')}")</script>`,
    handler: `<img src="data:," onerror="fetch('${at('handler')}')"><svg onload="fetch('${at('onload')}')"></svg>`,
    worker: `<script>new Worker("data:text/javascript,fetch('${at('worker')}')")</script>`,
    form: `<form action="${at('form')}"><input type="image" src="${at('input')}" autofocus></form>`,
    link: `<a href="${at('link')}" ping="${at('ping')}">x</a>`,
  };
  const wrap = (inHead: string, inBody: string) =>
    `<!doctype html><html lang="en"><head><title>t</title><style>${fontCss()}</style>${inHead}</head><body><p>words</p>${inBody}</body></html>`;
  return Object.fromEntries([
    ...Object.entries(head).map(([name, html]) => [name, wrap(html, '')]),
    ...Object.entries(body).map(([name, html]) => [name, wrap('', html)]),
    // Twice in a row, so that the second one is swapped in.
    ...Object.entries(body).map(([name, html]) => [`${name}, swapped`, wrap('', `${html}<p>2</p>`)]),
  ]);
}

describe.skipIf(!found)('the network', () => {
  it('is not reached by anything in a page, and every page is printed', async () => {
    const pages = waysOut();
    const result = await prints(pages);
    expect(faults(result)).toEqual([]);
    expect([...result.pdfs.keys()]).toEqual(Object.keys(pages));
    expect(hits).toEqual([]);
    for (const [name, bytes] of result.pdfs) expect(await text(bytes), name).toContain('words');
  });

  it('would have been noticed', async () => {
    await fetch(`http://${base}/control`).catch(() => undefined);
    expect(hits).toContain('GET /control HTTP/1.1');
  });
});
