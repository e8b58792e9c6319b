import type { RootContent } from 'mdast';
import type { Topic } from '../../read/content/content.ts';
import type { Scope } from '../scope.ts';

/** Where words come from, for the places of findings. */
export type Origin = Pick<Topic, 'file' | 'source'>;

/** A directive of a topic: its name, what stands in its brackets (and, for a block, in it), and its attributes. */
export interface Directive {
  type: 'textDirective' | 'leafDirective' | 'containerDirective';
  name: string;
  attributes?: Record<string, string | null | undefined> | null;
  children: RootContent[];
  position?: { start: { line: number; column: number } };
}

/** What a handler works with. */
export interface Context {
  scope: Scope;
  origin: Origin;
  /** Fills what stands inside, for all readers or for some of them only. */
  expand: (nodes: readonly RootContent[], readers?: Scope['readers']) => RootContent[];
}

export type Handler = (node: Directive, context: Context) => RootContent[];
