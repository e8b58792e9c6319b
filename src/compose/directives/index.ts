import { aside } from './aside.ts';
import { commands } from './commands.ts';
import { guideOnly } from './guide-only.ts';
import type { Handler } from './handler.ts';
import { list } from './list.ts';
import { picture } from './picture.ts';
import { term } from './term.ts';
import { value } from './value.ts';
import { when } from './when.ts';

/** One handler for each directive. Whatever is not listed here was turned away, or into text, when the topic was read. */
export const DIRECTIVES: Readonly<Record<string, Handler>> = {
  commands,
  'guide-only': guideOnly,
  list,
  note: aside,
  picture,
  term,
  trouble: aside,
  value,
  warning: aside,
  when,
};
