import type { Page } from 'puppeteer';
import { launch, type Running } from '../../src/render/browser/launch.ts';
import { found } from './pdf/printing.ts';

/** A tab of the browser that prints, to look at pages on screen. */
export interface Showing {
  page: Page;
  close(): Promise<void>;
}

export async function showing(): Promise<Showing> {
  const running: Running = await launch(found!, { env: process.env });
  const page = await running.browser.newPage();
  return { page, close: () => Promise.resolve(running[Symbol.asyncDispose]()) };
}

/** Shows a page at a width; `evaluate` then asks it for numbers. */
export async function show(page: Page, html: string, width: number, height = 800): Promise<void> {
  await page.setViewport({ width, height });
  await page.setContent(html);
}

export async function ask<T>(page: Page, expression: string): Promise<T> {
  return (await page.evaluate(expression)) as T;
}
