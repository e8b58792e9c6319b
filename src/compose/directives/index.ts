import type { RootContent } from 'mdast';
import type { Origin } from '../expand.ts';
import type { Scope } from '../scope.ts';
import { aside } from './aside.ts';
import { commands } from './commands.ts';
import { list } from './list.ts';
import { term } from './term.ts';
import { value } from './value.ts';
import { when } from './when.ts';

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

/** One handler for each directive. Whatever is not listed here was turned away, or into text, when the topic was read. */
export const DIRECTIVES: Readonly<Record<string, Handler>> = {
  commands,
  list,
  note: aside,
  term,
  trouble: aside,
  value,
  warning: aside,
  when,
};
