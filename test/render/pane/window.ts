/** The look that a reader has chosen in macOS. */
export type Scheme = 'light' | 'dark';

/** A window of a browser in which pages are shown at a size. `ask` gets the value of an expression, awaited. */
export interface Window {
  show(html: string, width: number, height: number): Promise<void>;
  ask<T>(expression: string): Promise<T>;
  close(): Promise<void>;
}
