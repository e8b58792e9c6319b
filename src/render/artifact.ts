export type Kind =
  | 'index'
  | 'overview'
  | 'guide-html'
  | 'guide-pdf'
  | 'guide-text'
  | 'guide-json'
  | 'pane'
  | 'distribution'
  | 'asset';

/** One file of the output. `path` is relative to the output folder, with `/` between its parts. */
export interface Artifact {
  path: string;
  kind: Kind;
  product?: string;
  locale?: string;
  guide?: string;
  bytes: string | Uint8Array;
  /** A script that can be run as it lies. */
  isExecutable?: boolean;
}
